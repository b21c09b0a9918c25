using Knetc.Diagnostics;

namespace Knetc.Tests.Diagnostics;

/// <summary>The example of every finding shows it, and its fixed form compiles.</summary>
public sealed class DiagnosticExampleTests
{
    public static TheoryData<string> Ids =>
        [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Id).Where(id => DiagnosticExample.Find(id) is not null)];

    [Fact]
    public void Every_finding_has_an_example() => Assert.DoesNotContain(
        DiagnosticCatalog.All.Select(descriptor => descriptor.Id),
        id => DiagnosticExample.Find(id) is null && DiagnosticExample.FindTranscript(id) is null);

    [Fact]
    public void Numbers_are_given_once() =>
        Assert.Equal(DiagnosticCatalog.All.Length, DiagnosticCatalog.All.Select(descriptor => descriptor.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_has_the_finding_and_its_fixed_form_has_no_error(string id)
    {
        var example = DiagnosticExample.Find(id)!;
        Assert.Contains(id, ExampleCompilation.Diagnose(example.Failing, example.Options).Select(diagnostic => diagnostic.Id));
        Assert.NotEqual("", example.Fixed);
        Assert.DoesNotContain(
            ExampleCompilation.Diagnose(example.Fixed, example.Options), diagnostic => diagnostic.Id == id || diagnostic.Severity == Severity.Error);
    }
}
