using Knetc.MSBuild;
using Knetc.Testing;

namespace Knetc.Packages;

/// <summary>Which knetc the task runs: scripts stand for the two, and leave their name.</summary>
public sealed class RunKnetcTests : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempFolder _folder = new();

    private readonly RecordingEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_native_tool_is_preferred()
    {
        Write("native", "[ \"$1\" = --version ] && exit 0", Readable | UnixFileMode.UserExecute);
        Assert.Equal("native", Run());
    }

    [UnixFact]
    public void Without_one_the_managed_tool_runs() => Assert.Equal("managed", Run());

    [UnixFact]
    public void One_that_may_not_be_executed_is_no_error()
    {
        Write("native", "exit 0", Readable);
        Assert.Equal("managed", Run());
    }

    /// <summary>What the loader does when the C library is older than the one it was linked with.</summary>
    [UnixFact]
    public void One_that_the_system_is_too_old_for_is_no_error()
    {
        Write("native", "echo \"version GLIBC_2.34 not found\" >&2; exit 1", Readable | UnixFileMode.UserExecute);
        Assert.Equal("managed", Run());
    }

    private string Run()
    {
        Write("managed", "", Readable | UnixFileMode.UserExecute);
        _folder.Write("knetc.rsp", "check\n");
        var task = new RunKnetc
        {
            BuildEngine = _engine,
            KnetcPath = _folder.PathOf("managed"),
            NativePath = _folder.PathOf("native"),
            ResponseFile = _folder.PathOf("knetc.rsp"),
            ReportFile = _folder.PathOf("report.json"),
            WorkingFolder = _folder.Path,
        };
        Assert.True(task.Execute(), string.Join("\n", _engine.Errors.Select(error => error.Message)));
        Assert.Empty(_engine.Errors);
        Assert.Empty(_engine.Warnings);
        return _folder.Read("ran").Trim();
    }

    private void Write(string name, string first, UnixFileMode mode)
    {
        string path = _folder.Write(name, $"#!/bin/sh\n{first}\necho {name} > ran\necho '{{\"diagnostics\":[]}}' > report.json\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }
}
