using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Links among the input.</summary>
public sealed class InputLinkTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";

    private readonly TempFolder _folder = new();

    public InputLinkTests() => _folder.Write("k8s/web.yaml", Service);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("k8s")]
    [InlineData(".")]
    [InlineData("k8s/**/*.yaml")]
    [InlineData("**/*.yaml")]
    [InlineData("*/*.yaml")]
    public void A_folder_that_links_to_itself_is_read_once(string path)
    {
        Directory.CreateSymbolicLink(_folder.PathOf("k8s", "again"), ".");
        Directory.CreateSymbolicLink(_folder.PathOf("k8s", "and-again"), "../k8s");

        // A file that is read twice is an object that is defined twice.
        KnetcCommand.Run(_folder.Path, "check", path).MustExitWith(0);
    }

    [Fact]
    public void A_project_whose_globs_meet_a_link_to_itself_ends()
    {
        Directory.CreateSymbolicLink(_folder.PathOf("k8s", "again"), ".");
        Directory.CreateSymbolicLink(_folder.PathOf("k8s", "and-again"), "..");
        _folder.Write("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ninputs: ['k8s/**/*.yaml', '*/web.yaml']\nexclude: ['k8s/**/x.yaml']\n");
        KnetcCommand.Run(_folder.Path, "check").MustExitWith(0);
    }

    [Theory]
    [InlineData("here")]
    [InlineData("here/*.yaml")]
    [InlineData("here/**/*.yaml")]
    [InlineData("k8s/../here/web.yaml")]
    public void A_link_that_is_named_is_followed(string path)
    {
        Directory.CreateSymbolicLink(_folder.PathOf("here"), "k8s");
        KnetcCommand.Run(_folder.Path, "check", path).MustExitWith(0);
    }

    [Fact]
    public void A_project_follows_a_link_that_its_glob_names()
    {
        Directory.CreateSymbolicLink(_folder.PathOf("here"), "k8s");
        _folder.Write("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ninputs: ['here/*.yaml']\n");
        KnetcCommand.Run(_folder.Path, "compile").MustExitWith(0);
        Assert.Contains("default/web", _folder.Read("generated", "nodes", "node-1", "iptables.rules"));
    }

    [Fact]
    public void A_linked_file_is_read_wherever_it_is()
    {
        using var elsewhere = new TempFolder();
        elsewhere.Write("other.yaml", Service.Replace("web", "other", StringComparison.Ordinal));
        File.CreateSymbolicLink(_folder.PathOf("k8s", "other.yaml"), elsewhere.PathOf("other.yaml"));
        KnetcCommand.Run(_folder.Path, "compile", "k8s", "-o", "out").MustExitWith(0);
        Assert.Contains("name: other", _folder.Read("out", "cluster.yaml"));
    }

    [Theory]
    [InlineData("loop.yaml")]
    [InlineData("missing.yaml")]
    public void A_link_that_leads_nowhere_is_named(string target)
    {
        File.CreateSymbolicLink(_folder.PathOf("k8s", "loop.yaml"), target);
        foreach (string path in new[] { "k8s", "k8s/*.yaml", "k8s/loop.yaml" })
        {
            string error = KnetcCommand.Run(_folder.Path, "check", path).MustExitWith(3).Error;
            Assert.StartsWith("knetc: error KN0001: cannot read k8s/loop.yaml: ", error);
        }
    }
}
