using System.Diagnostics;
using System.Text.RegularExpressions;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>The Job and the workflow of <c>examples/fleet</c>: what their parts write is together one run.</summary>
public sealed partial class FleetExampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FleetExampleTests()
    {
        FolderState.Copy(Repository.PathOf("examples", "fleet"), Site);
        KnetcCommand.Run(Site, "compile", "--locked", "-o", _folder.PathOf("whole")).MustExitWith(0);
    }

    private string Site => _folder.PathOf("site");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_project_has_no_findings_and_nodes_share_files()
    {
        Assert.Equal("", KnetcCommand.Run(Site, "check", "--locked").MustExitWith(0).Error);
        var whole = FolderState.Of(_folder.PathOf("whole"));
        Assert.Contains(whole.Values, text => text.StartsWith("-> ../../shared/", StringComparison.Ordinal));
        Assert.Equal(40, whole.Keys.Count(path => path.EndsWith("/sysctl.conf", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_job_is_right()
    {
        File.Copy(Path.Combine(Site, "job.yaml"), _folder.PathOf("job.yaml"));
        Assert.Equal("", KnetcCommand.Run(_folder.Path, "check", "job.yaml").MustExitWith(0).Error);
    }

    [Fact]
    public void The_parts_of_the_job_are_one_run()
    {
        string job = File.ReadAllText(Path.Combine(Site, "job.yaml"));
        int completions = int.Parse(Field(job, "completions"));
        string fromArguments = job[job.IndexOf("args:", StringComparison.Ordinal)..];
        string[] arguments = [.. ArgumentLine().Matches(fromArguments[..fromArguments.IndexOf("volumeMounts:", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value)];
        Assert.Contains($"--shard=$(JOB_COMPLETION_INDEX)/{completions}", arguments);
        for (int index = 0; index < completions; index++)
        {
            // What Kubernetes puts in, and where the volumes are.
            KnetcCommand.Run(_folder.Path, [.. arguments.Select(argument => argument
                .Replace("$(JOB_COMPLETION_INDEX)", index.ToString())
                .Replace("=/output", "=" + _folder.PathOf("output"))
                .Replace("/site", Site))]).MustExitWith(0);
            FolderState.Copy(_folder.PathOf("output", $"shard-{index}"), _folder.PathOf("all"));
        }

        Assert.Equal(FolderState.Of(_folder.PathOf("whole")), FolderState.Of(_folder.PathOf("all")));
    }

    [Fact]
    public void The_parts_of_the_workflow_are_one_run()
    {
        string workflow = File.ReadAllText(Path.Combine(Site, ".github", "workflows", "knetc.yml"));
        _folder.Write("tools/knetc", $"#!/bin/sh\nexec \"{Environment.ProcessPath}\" exec \"{typeof(KnetcApplication).Assembly.Location}\" \"$@\"\n");
        string[] steps = [.. RunLine().Matches(workflow).Select(match => match.Groups[1].Value).Where(step => !step.StartsWith("dotnet tool", StringComparison.Ordinal))];
        Assert.Equal(4, steps.Length);
        string[] shards = Field(workflow, "shard").Trim('[', ']').Split(", ");
        Directory.CreateDirectory(_folder.PathOf("merge", "shards"));
        foreach (string shard in shards)
        {
            FolderState.Copy(Site, _folder.PathOf(shard));
            foreach (string step in steps[..2]) Execute(shard, step.Replace("${{ matrix.shard }}", shard));
            File.Move(_folder.PathOf(shard, $"shard-{shard}.tar"), _folder.PathOf("merge", "shards", $"shard-{shard}.tar"));
        }

        Assert.Contains($"--shard ${{{{ matrix.shard }}}}/{shards.Length} ", steps[0]);
        foreach (string step in steps[2..]) Execute("merge", step);
        Assert.Equal(FolderState.Of(_folder.PathOf("whole")), FolderState.Of(_folder.PathOf("merge", "generated")));
        Assert.True(File.Exists(_folder.PathOf("merge", "rules.tar")));
    }

    private static string Field(string yaml, string name) => Regex.Match(yaml, $@"^ *{name}: (.*)$", RegexOptions.Multiline).Groups[1].Value;

    private void Execute(string folder, string script)
    {
        var start = new ProcessStartInfo("sh", ["-ec", script]) { WorkingDirectory = _folder.PathOf(folder), RedirectStandardError = true };
        start.Environment["PATH"] = _folder.PathOf("tools") + ":" + Environment.GetEnvironmentVariable("PATH");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.PathOf("tools", "knetc"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{script}: {error}");
    }

    [GeneratedRegex(@"^ *- (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ArgumentLine();

    [GeneratedRegex(@"^ *(?:- )?run: (.*)$", RegexOptions.Multiline)]
    private static partial Regex RunLine();
}
