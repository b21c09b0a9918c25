using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Knetc.Kernel.Machine;

/// <summary>The program of Knetc.Kernel.Peer, wherever it runs, at the other end of a process's input and output.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _open = [];
    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly Task<string> _errors;
    private int _count;

    public PeerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        var ready = _open.GetOrAdd(0, _ => new());
        _ = ReadAsync();
        Wait(ready.Task, "ready");
    }

    /// <summary>The program that runs .NET programs.</summary>
    public static string Host { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Knetc.Kernel.Peer.dll");

    /// <summary>Sends a command and waits for the answer; from any thread.</summary>
    public string Command(string words)
    {
        var id = Interlocked.Increment(ref _count);
        var source = _open.GetOrAdd(id, _ => new());
        lock (_lock)
        {
            _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {words}"));
            _process.StandardInput.Flush();
        }

        var answer = Wait(source.Task, words);
        return answer.StartsWith("failed ", StringComparison.Ordinal) ? throw new InvalidOperationException($"{words}: {answer}") : answer;
    }

    /// <summary>Closes the program's input and gives the process a while to end.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Wait(Task<string> answer, string words) =>
        answer.Wait(Limit) ? answer.Result : throw new TimeoutException($"No answer to: {words}");

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            if (end > 0 && int.TryParse(line.AsSpan(0, end), CultureInfo.InvariantCulture, out var id) && _open.TryRemove(id, out var source))
            {
                source.SetResult(line[(end + 1)..]);
            }
        }

        var problem = new InvalidOperationException($"The program ended.\n{await _errors}");
        foreach (var source in _open.Values) source.TrySetException(problem);
    }
}
