using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Filtering;

/// <summary>The severities and accepted findings of a knetc.yaml.</summary>
public sealed class ProjectSettingsTests
{
    private const string Service = FilterCase.Head + "  externalIPs: [192.0.2.1]\n";

    [Theory]
    [InlineData("KN1265: error", "6:16 KN1265 as Error")]
    [InlineData("KN1265: warning", "6:16 KN1265")]
    [InlineData("KN1265: info", "6:16 KN1265 as Info")]
    [InlineData("kn1265: info", "6:16 KN1265 as Info")]
    [InlineData("KN1265: none", "")]
    [InlineData("KN1264: error", "6:16 KN1265")]
    [InlineData("KN1265: warn", "6:16 KN1265, 11:22 KN2101")]
    [InlineData("KN999: info", "6:16 KN1265, 11:14 KN0042")]
    [InlineData("KN0003: warning", "6:16 KN1265, 11:22 KN0043")]
    [InlineData("KN0003: error", "6:16 KN1265")]
    [InlineData("KN1123: none", "6:16 KN1265, 11:22 KN0043")]
    public void A_severity_takes_the_place_of_the_usual_one(string setting, string expected) =>
        Assert.Equal(expected, FilterCase.Reported($"{Service}{FilterCase.Project}  severity: {{{setting}}}\n"));

    [Fact]
    public void An_object_with_a_lowered_error_is_left_out_all_the_same()
    {
        const string Broken = "apiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {ports: [{port: 0, targetPort: 1}]}\n---\n";
        var compilation = FilterCase.Compile($"{Broken}{Service}{FilterCase.Project}  severity: {{KN1123: warning}}\n");
        Assert.Equal("4:23 KN1123 as Warning, 11:16 KN1265", FilterCase.Describe(compilation.Diagnostics));
        Assert.Equal(["mail"], compilation.Cluster.Services.Select(service => service.Metadata.Name));
    }

    [Theory]
    [InlineData("{id: KN1265, object: Service office/mail, reason: a b}", "6:16 KN1265 a b", "")]
    [InlineData("{id: kn1265, object: Service office/mail, reason: ' a '}", "6:16 KN1265 a", "")]
    [InlineData("{id: KN1265, reason: a}", "6:16 KN1265 a", "")]
    [InlineData("{id: KN1265, object: Service office/web, reason: a}", "", "6:16 KN1265, 12:5 KN0040")]
    [InlineData("{id: KN1265, object: Service office/mail}", "", "6:16 KN1265, 12:10 KN0041")]
    [InlineData("{id: KN1265, object: Service office/mail, reason: ' '}", "", "6:16 KN1265, 12:10 KN0041")]
    [InlineData("{id: KN12655, object: Service office/mail, reason: a}", "", "6:16 KN1265, 12:10 KN0042")]
    [InlineData("{object: Service office/mail, reason: a}", "", "6:16 KN1265, 12:5 KN2101")]
    [InlineData("{id: KN1123, object: Service office/mail, reason: a}", "", "6:16 KN1265, 12:10 KN0043")]
    [InlineData("{id: KN4003, reason: another program decides}", "", "6:16 KN1265, 12:10 KN0043")]
    public void An_entry_accepts_the_findings_of_its_object(string entry, string suppressed, string reported)
    {
        string text = $"{Service}{FilterCase.Project}  ignore:\n  - {entry}\n";
        Assert.Equal(suppressed, FilterCase.Suppressed(text));
        Assert.Equal(reported, FilterCase.Reported(text));
    }

    [Fact]
    public void Findings_of_the_caller_are_filtered_too()
    {
        var skipped = new Diagnostic(Knetc.Diagnostics.InputDiagnostics.ChartSkipped, "the Helm chart c is skipped");
        string text = $"{FilterCase.Project}  ignore:\n  - {{id: KN0023, reason: rendered elsewhere}}\n";
        var compilation = new Compilation([new SourceText("knetc.yaml", text)], new OptionLayer("command line")) { ReadingDiagnostics = [skipped] };
        Assert.Empty(compilation.Diagnostics);
        Assert.Equal("rendered elsewhere", Assert.Single(compilation.Suppressed).Suppression!.Justification);
    }

    [Fact]
    public void Later_findings_are_filtered_by_the_same_settings()
    {
        var later = new Diagnostic(BackEndDiagnostics.All[0] with { Severity = Severity.Warning, Latitude = Latitude.Full }, "x") { Severity = Severity.Warning };
        var compilation = FilterCase.Compile($"{FilterCase.Head}{FilterCase.Project}  ignore: [{{id: KN1265, reason: a}}]\n");
        var warning = later with { Descriptor = DiagnosticCatalog.Find("KN1265")! };
        Assert.Equal([later], compilation.Filter([later, warning]).Reported.ToArray());
        Assert.Equal("a", Assert.Single(compilation.Filter([later, warning]).Suppressed).Suppression!.Justification);
    }

    [Fact]
    public void The_severity_of_an_unused_suppression_can_be_set() => Assert.Equal(
        "", FilterCase.Reported($"{FilterCase.Head}{FilterCase.Project}  severity: {{KN0040: none}}\n  ignore: [{{id: KN1265, reason: a}}]\n"));
}
