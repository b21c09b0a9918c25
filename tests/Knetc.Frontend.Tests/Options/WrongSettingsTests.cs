using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Options;

/// <summary>One mistake in the settings is one finding, not one for each address that depends on them.</summary>
public sealed class WrongSettingsTests
{
    private const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster:\n  serviceClusterIPRange: [10.96.0.0/16]\n";

    // Outside of the range that is taken without a project, and without endpoints, which is worth a warning.
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {clusterIP: 10.96.7.1, selector: {app: web}, ports: [{port: 80}]}\n";

    [Theory]
    [InlineData("", "")]
    [InlineData("  bad indentation\n", "KN0003")]
    [InlineData("  serviceClusterIPRang: x\n", "KN0101")]
    [InlineData("  clusterCIDR: [10.300.0.0/16]\n", "KN2101")]
    public void What_depends_on_them_is_not_judged(string addition, string expected)
    {
        string[] found = Findings(Project + addition, Service);
        if (expected.Length > 0) Assert.Equal(["knetc.yaml " + expected], found);
        else Assert.Contains("web.yaml KN3034", found);
    }

    [Fact]
    public void What_does_not_depend_on_them_is() =>
        Assert.Equal(
            ["knetc.yaml KN2101", "web.yaml KN0101"],
            Findings(Project.Replace("10.96.0.0/16", "10.396.0.0/16"), Service.Replace("selector", "selektor")));

    [Fact]
    public void An_error_that_was_made_a_warning_hides_nothing() =>
        Assert.Equal(
            ["knetc.yaml KN0101", "web.yaml KN2022"],
            Findings(Project + "diagnostics: {severity: {KN0101: warning, KN3034: none}}\nmore: x\n", Service.Replace("10.96.7.1", "10.97.7.1")));

    private static string[] Findings(string project, string manifest) =>
        [.. new Compilation([new SourceText("k8s/knetc.yaml", project, "knetc.yaml"), new SourceText("web.yaml", manifest)], new OptionLayer("command line"))
            .Diagnostics.Select(found => $"{found.Location!.Source.ProjectPath} {found.Id}")];
}
