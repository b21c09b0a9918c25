using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Text;

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
        var layer = Layer(example.Options);
        Assert.Contains(id, Compile(example.Failing, layer).Select(diagnostic => diagnostic.Id));
        Assert.NotEqual("", example.Fixed);
        Assert.DoesNotContain(
            Compile(example.Fixed, layer), diagnostic => diagnostic.Id == id || diagnostic.Severity == Severity.Error);
    }

    private static ImmutableArray<Diagnostic> Compile(string text, OptionLayer layer) =>
        new Compilation([new SourceText("example.yaml", text)], layer).Diagnostics;

    private static OptionLayer Layer(string options)
    {
        var layer = new OptionLayer("command line");
        string[] words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < words.Length; i += 2)
        {
            switch (words[i])
            {
                case "--kube-version":
                    Assert.True(KubeVersion.TryParse(words[i + 1], out var version));
                    layer = layer with { KubeVersion = version };
                    break;
                case "--service-cluster-ip-range":
                    Assert.Null(OptionSyntax.ParseCidrs(words[i + 1], out var ranges));
                    layer = layer with { ServiceClusterIPRanges = ranges };
                    break;
                case "--cluster-cidr":
                    Assert.Null(OptionSyntax.ParseCidrs(words[i + 1], out var podRanges));
                    layer = layer with { ClusterCidrs = podRanges };
                    break;
                case "--service-node-port-range":
                    Assert.Null(OptionSyntax.ParsePortRange(words[i + 1], out var ports));
                    layer = layer with { ServiceNodePortRange = ports };
                    break;
                case "--node-cidr-mask-size":
                    layer = layer with { NodeCidrMaskSizeIPv4 = int.Parse(words[i + 1]) };
                    break;
                default:
                    Assert.Fail($"{words[i]} is not known to this test");
                    break;
            }
        }

        return layer;
    }
}
