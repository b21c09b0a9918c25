using System.Diagnostics;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>The hooks and the workflow of <c>examples/gitops</c>, in a git repository of their own.</summary>
public sealed class GitOpsExampleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _tools;

    public GitOpsExampleTests()
    {
        _tools = Path.GetDirectoryName(_folder.Write("tools/knetc", $"#!/bin/sh\nexec \"{Environment.ProcessPath}\" exec \"{typeof(KnetcApplication).Assembly.Location}\" \"$@\"\n"))!;
        Execute(_folder.Path, "chmod", "+x", "tools/knetc");
        Execute(_folder.Path, "cp", "-R", Repository.PathOf("examples", "gitops"), "site");
        Git("init", "--quiet", "--initial-branch=main");
        Git("config", "user.name", "test");
        Git("config", "user.email", "test@example.com");
        Git("config", "core.hooksPath", "hooks");
        Git("add", ".");
        Git("commit", "--quiet", "--message", "first").MustSucceed();
    }

    private string Site => _folder.PathOf("site");

    private string Manifest => Path.Combine(Site, "k8s", "front.yaml");

    public void Dispose() => _folder.Dispose();

    [GitFact]
    public void The_hook_lets_current_files_pass_and_refuses_others()
    {
        ChangePort("81");
        Git("add", "k8s");
        var refused = Git("commit", "--quiet", "--message", "port");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error KN0026", refused.Error);

        Knetc("compile").MustSucceed();
        var stillRefused = Git("commit", "--quiet", "--message", "port");
        Assert.NotEqual(0, stillRefused.ExitCode);

        Git("add", "generated");
        Git("commit", "--quiet", "--message", "port").MustSucceed();
    }

    [GitFact]
    public void The_hook_for_pre_commit_and_the_workflow_run_the_same_check()
    {
        string hook = CommandOf(Path.Combine(Site, ".pre-commit-config.yaml"), "entry: ");
        string step = CommandOf(Path.Combine(Site, ".github", "workflows", "knetc.yml"), "run: knetc");
        Knetc(hook).MustSucceed();
        Knetc(step).MustSucceed();

        ChangePort("99999");
        Assert.Equal(1, Knetc(hook).ExitCode);
        var annotated = Knetc(step);
        Assert.Equal(1, annotated.ExitCode);
        Assert.Contains("::error file=k8s/front.yaml,line=", annotated.Out);
    }

    [GitFact]
    public void Branches_that_both_compiled_merge_by_compiling()
    {
        Git("checkout", "--quiet", "-b", "other");
        ChangePort("81");
        Commit();
        Git("checkout", "--quiet", "main");
        File.WriteAllText(Path.Combine(Site, "k8s", "back.yaml"), File.ReadAllText(Manifest).Replace("front", "back"));
        Commit();

        Assert.NotEqual(0, Git("merge", "--quiet", "other").ExitCode);
        Assert.DoesNotContain("<<<<<<<", File.ReadAllText(Path.Combine(Site, "generated", "nodes", "node-1", "iptables.rules")));
        Commit();
        Assert.Equal("", Git("status", "--porcelain").Out);
        Knetc("compile", "--frozen").MustSucceed();
    }

    private void Commit()
    {
        Knetc("compile").MustSucceed();
        Git("add", ".");
        Git("commit", "--quiet", "--message", "change").MustSucceed();
    }

    private void ChangePort(string port) => File.WriteAllText(Manifest, File.ReadAllText(Manifest).Replace("port: 80\n", $"port: {port}\n"));

    /// <summary>The rest of the line that begins with a key, from <c>knetc</c> on, without it.</summary>
    private static string CommandOf(string file, string key)
    {
        string line = File.ReadLines(file).Single(line => line.Contains(key));
        return line[(line.IndexOf("knetc ", StringComparison.Ordinal) + "knetc ".Length)..];
    }

    private Outcome Knetc(params string[] arguments) =>
        Execute(Site, Path.Combine(_tools, "knetc"), arguments.SelectMany(argument => argument.Split(' ')).ToArray());

    private Outcome Git(params string[] arguments) => Execute(Site, "git", arguments);

    private Outcome Execute(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_tools}:{start.Environment["PATH"]}";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    private sealed record Outcome(int ExitCode, string Out, string Error)
    {
        public void MustSucceed() => Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Out}\n{Error}");
    }
}
