using System.Diagnostics;
using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Files that are none: pipes and devices. None of them may keep a command waiting or filling its memory.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
    private const string Nobody = "it is a pipe, and nothing writes into it";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FaultFact("mkfifo", "--version")]
    public void A_pipe_without_a_writer_does_not_keep_anybody_waiting()
    {
        MakePipe("k8s/pipe.yaml");
        foreach (string path in new[] { "k8s", "k8s/*.yaml", "k8s/pipe.yaml" })
        {
            Assert.Contains($"cannot read k8s/pipe.yaml: {Nobody}", Timed("check", path).MustExitWith(3).Error);
        }
    }

    [FaultFact("mkfifo", "--version")]
    public async Task A_pipe_with_a_writer_is_a_file()
    {
        // As in: knetc check <(helm template …)
        string pipe = MakePipe("pipe");
        var writing = Task.Run(() => File.WriteAllText(pipe, Service));
        KnetcCommand.Run(_folder.Path, "compile", "pipe", "-o", "out").MustExitWith(0);
        await writing;
        Assert.Contains("name: web", _folder.Read("out", "cluster.yaml"));
    }

    [FaultFact("mkfifo", "--version")]
    public void A_pipe_in_the_place_of_the_lock_or_baseline_is_refused()
    {
        _folder.Write("web.yaml", Service);
        MakePipe("lock");
        Assert.Contains($"cannot read lock: {Nobody}", Timed("compile", "web.yaml", "--lock-file", "lock").MustExitWith(3).Error);
        Assert.Contains($"cannot read lock: {Nobody}", Timed("check", "web.yaml", "--baseline", "lock").MustExitWith(3).Error);
    }

    [FaultFact("mkfifo", "--version")]
    public void A_pipe_in_the_place_of_output_is_foreign()
    {
        _folder.Write("web.yaml", Service);
        MakePipe("out/cluster.yaml");
        Assert.Contains("cluster.yaml exists and was not written by knetc", Timed("compile", "web.yaml", "-o", "out").MustExitWith(3).Error);
    }

    [FaultFact("test", "-c", "/dev/zero")]
    public void A_device_without_end_is_refused() =>
        Assert.Contains("/dev/zero: it does not end within 256 MiB", Timed("check", "/dev/zero").MustExitWith(3).Error);

    [FaultFact("test", "-c", "/dev/null")]
    public void An_empty_device_is_an_empty_file()
    {
        _folder.Write("empty.yaml", "");
        var expected = KnetcCommand.Run(_folder.Path, "check", "empty.yaml");
        Assert.Equal((expected.ExitCode, expected.Error), (KnetcCommand.Run(_folder.Path, "check", "/dev/null").ExitCode, KnetcCommand.Run(_folder.Path, "check", "/dev/null").Error));
    }

    /// <summary>To replace a device would hurt the whole machine. The place is not the real one, so that a failing test does not do so.</summary>
    [FaultFact("test", "-c", "/dev/null")]
    public void A_report_is_written_into_a_device()
    {
        _folder.Write("web.yaml", Service);
        File.CreateSymbolicLink(_folder.PathOf("null"), "/dev/null");
        KnetcCommand.Run(_folder.Path, "check", "web.yaml", "--report", "json=null").MustExitWith(0);
        Assert.Equal("/dev/null", new FileInfo(_folder.PathOf("null")).LinkTarget);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Empty(Directory.GetFiles("/dev", "*knetc*"));
    }

    [FaultFact("bash", "-c", "true")]
    public void A_report_goes_where_standard_output_goes()
    {
        _folder.Write("web.yaml", Service);
        string output = KnetcProcess.Shell(_folder.Path, "$knetc check web.yaml --report json=/dev/stdout | cat");
        Assert.Contains("\"errors\": 0", output);
    }

    private string MakePipe(string name)
    {
        string path = _folder.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Process.Start("mkfifo", [path]).WaitForExit();
        return path;
    }

    /// <summary>Runs a command, for ten seconds at most.</summary>
    private CommandResult Timed(params string[] arguments)
    {
        var running = Task.Run(() => KnetcCommand.Run(_folder.Path, arguments));
        Assert.True(running.Wait(TimeSpan.FromSeconds(10)), "it hangs");
        return running.Result;
    }
}
