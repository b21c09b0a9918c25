using System.Text.RegularExpressions;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary><c>knetc diff</c> with revisions of a real repository.</summary>
public sealed class DiffGitTests
{
    private const string Unchanged = "nothing changes for traffic\n";

    [GitFact]
    public void A_revision_is_compared_with_the_files_as_they_are()
    {
        using var repository = new GitSandbox();
        repository.Write("k8s/web.yaml", Service(80));
        repository.Write("k8s/old.yaml", Service(80).Replace("web", "old", StringComparison.Ordinal).Replace("0.10", "0.11", StringComparison.Ordinal));
        repository.Commit("one");
        repository.Run("branch", "before");
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "before").MustExitWith(0).Out);

        repository.Write("k8s/web.yaml", "# moved down\n" + Service(81));
        repository.Delete("k8s/old.yaml");
        Assert.Equal(
            """
            Service default/old
              - port 80/TCP at 10.0.0.11, 0 endpoints (before:k8s/old.yaml:8)
            Service default/web
              ~ port number 80 -> 81 (k8s/web.yaml:9)
            2 changes: 1 removed, 1 changed

            """,
            repository.Knetc("", "diff", "before").MustExitWith(0).Out);
    }

    [GitFact]
    public void Two_revisions_are_compared_wherever_the_branch_is()
    {
        using var repository = new GitSandbox();
        repository.Write("web.yaml", Service(80));
        repository.Commit("one");
        repository.Write("web.yaml", Service(81));
        repository.Commit("two");
        repository.Write("web.yaml", "kind: [");
        string expected = "Service default/web\n  ~ port number 80 -> 81 (HEAD:web.yaml:8)\n1 change: 1 changed\n";
        Assert.Equal(expected, repository.Knetc("", "diff", "HEAD~1", "HEAD").MustExitWith(0).Out);
    }

    [GitFact]
    public void The_project_of_the_revision_is_in_force_from_any_folder_below_it()
    {
        using var repository = new GitSandbox();
        repository.Write("site/knetc.yaml", Project("k8s"));
        repository.Write("site/k8s/web.yaml", Service(80));
        repository.Write("site/other/ignored.yaml", "kind: [");
        repository.Commit("one");

        // The same manifest in another folder, which another project file names.
        repository.Write("site/knetc.yaml", Project("manifests"));
        repository.Write("site/manifests/web.yaml", Service(80));
        repository.Delete("site/k8s/web.yaml");
        Assert.Equal(Unchanged, repository.Knetc("site/manifests", "diff", "HEAD").MustExitWith(0).Out);
        Assert.Equal(Unchanged, repository.Knetc("site", "diff", "HEAD").MustExitWith(0).Out);
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "HEAD", "site").MustExitWith(0).Out);
    }

    [GitFact]
    public void A_revision_is_looked_at_where_the_other_side_looks()
    {
        using var repository = new GitSandbox();
        repository.Write("a/k8s/web.yaml", Service(80));
        repository.Write("a/broken.yaml", "kind: [");
        repository.Commit("one");
        repository.Write("a/k8s/web.yaml", Service(81));
        string expected = "Service default/web\n  ~ port number 80 -> 81 (k8s/web.yaml:8)\n1 change: 1 changed\n";
        Assert.Equal(expected, repository.Knetc("a", "diff", "HEAD", "k8s").MustExitWith(0).Out);
        Assert.Equal(expected, repository.Knetc("a", "diff", "HEAD", "k8s/*.yaml").MustExitWith(0).Out);
        Assert.Equal(
            "Service default/web\n  ~ port number 81 -> 80 (HEAD:a/k8s/web.yaml:8)\n1 change: 1 changed\n",
            repository.Knetc("a", "diff", "k8s/web.yaml", "HEAD").MustExitWith(0).Out);
    }

    [GitFact]
    public void Each_side_has_the_lock_of_its_time()
    {
        using var repository = new GitSandbox();
        repository.Write("knetc.yaml", Project("."));
        repository.Write("web.yaml", Service(80).Replace("  clusterIP: 10.0.0.10\n", "", StringComparison.Ordinal));
        repository.Knetc("", "compile").MustExitWith(0);
        string chosen = File.ReadAllText(Path.Combine(repository.Path, "knetc.lock.json"));
        string address = Regex.Match(chosen, "10\\.0\\.0\\.[0-9]+").Value;
        repository.Commit("one");
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "HEAD").MustExitWith(0).Out);

        repository.Write("knetc.lock.json", chosen.Replace(address, "10.0.0.77", StringComparison.Ordinal));
        Assert.Contains($"  ~ cluster IP {address} -> 10.0.0.77 (", repository.Knetc("", "diff", "HEAD").MustExitWith(0).Out, StringComparison.Ordinal);
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "HEAD", "--no-lock").MustExitWith(0).Out);
    }

    [GitFact]
    public void Charts_and_output_of_the_revision_are_no_input()
    {
        using var repository = new GitSandbox();
        repository.Write("web.yaml", Service(80));
        repository.Write("chart/Chart.yaml", "name: chart\n");
        repository.Write("chart/templates/web.yaml", "kind: {{ .Values.kind }}\n");
        repository.Write("generated/.knetc-files", "cluster.yaml\n");
        repository.Write("generated/cluster.yaml", Service(82));
        repository.Commit("one");
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "HEAD").MustExitWith(0).Out);
    }

    [GitFact]
    public void Links_are_followed_inside_the_repository_only()
    {
        using var repository = new GitSandbox();
        using var outside = new TempFolder();
        outside.Write("secret.yaml", Service(99));
        repository.Write("shared/web.yaml", Service(80));
        File.CreateSymbolicLink(Path.Combine(repository.Path, "web.yaml"), "shared/web.yaml");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "secret.yaml"), outside.PathOf("secret.yaml"));
        repository.Commit("one");
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "HEAD", "web.yaml").MustExitWith(0).Out);
        Assert.Contains("no such file or folder at that revision", repository.Knetc("", "diff", "HEAD", "secret.yaml").MustExitWith(3).Error, StringComparison.Ordinal);
    }

    [GitFact]
    public void Errors_in_an_old_revision_are_told_with_its_name()
    {
        using var repository = new GitSandbox();
        repository.Write("web.yaml", Service(80000));
        repository.Commit("one");
        repository.Write("web.yaml", Service(80));
        var result = repository.Knetc("", "diff", "HEAD").MustExitWith(1);
        Assert.StartsWith("HEAD:web.yaml:8:", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Out);
    }

    [GitFact]
    public void What_exists_is_a_path_even_if_a_branch_has_the_name()
    {
        using var repository = new GitSandbox();
        repository.Write("main/web.yaml", Service(80));
        repository.Commit("one");
        repository.Run("branch", "-M", "main");
        repository.Write("main/web.yaml", Service(81));
        Assert.Equal(Unchanged, repository.Knetc("", "diff", "main").MustExitWith(0).Out);
        Assert.Contains("80 -> 81", repository.Knetc("", "diff", "refs/heads/main").MustExitWith(0).Out, StringComparison.Ordinal);
    }

    [GitFact]
    public void The_repository_stays_as_it_is()
    {
        using var repository = new GitSandbox();
        repository.Write("knetc.yaml", Project("."));
        repository.Write("web.yaml", Service(80));
        repository.Commit("one");
        string[] before = Directory.GetFileSystemEntries(repository.Path, "*", SearchOption.AllDirectories);
        repository.Knetc("", "diff", "HEAD").MustExitWith(0);
        Assert.Equal(before, Directory.GetFileSystemEntries(repository.Path, "*", SearchOption.AllDirectories));
    }

    [GitFact]
    public void A_name_that_is_nothing_is_told()
    {
        using var repository = new GitSandbox();
        repository.Write("web.yaml", Service(80));
        repository.Commit("one");
        Assert.StartsWith(
            "knetc: error KN0001: cannot read mian: no such file or folder, and no revision of that name in the git repository\n",
            repository.Knetc("", "diff", "mian").MustExitWith(3).Error,
            StringComparison.Ordinal);
    }

    [GitFact]
    public void Outside_a_repository_the_message_is_of_git()
    {
        using var folder = new TempFolder();
        folder.Write("web.yaml", Service(80));
        Assert.StartsWith(
            "knetc: error KN0001: cannot read main: no such file or folder, and no revision either: fatal: not a git repository",
            KnetcCommand.Run(folder.Path, "diff", "main").MustExitWith(3).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_git_only_files_can_be_compared()
    {
        using var folder = new TempFolder();
        folder.Write("web.yaml", Service(80));
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = KnetcApplication.Run(["diff", "main"], new CliHost
        {
            In = Stream.Null,
            Out = TextWriter.Null,
            Error = error,
            WorkingDirectory = folder.Path,
            Git = new NoGit(),
        });
        Assert.Equal(3, exitCode);
        Assert.StartsWith(
            "knetc: error KN0001: cannot read main: no such file or folder, and there is no git to look for a revision of that name\n",
            error.ToString(),
            StringComparison.Ordinal);
    }

    private static string Project(string folder) => $"apiVersion: knetc.dev/v1alpha1\nkind: Project\ninputs: ['{folder}/*.yaml']\n";

    private static string Service(int port) =>
        $"""
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          clusterIP: 10.0.0.10
          ports:
          - port: {port}

        """;
}
