using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Knetc.Kernel.Peer;

/// <summary>
/// A thread in a network namespace. What it opens belongs to that namespace for good, so the rest of a socket's life may be on
/// any thread.
/// </summary>
internal sealed class Place
{
    private const int NetworkNamespace = 0x40000000;

    private static readonly ConcurrentDictionary<string, Lazy<Place>> All = [];

    /// <summary>Below the ports that the kernel gives, and clear of those of servers and of node ports.</summary>
    private const int FirstPort = 10000, PortCount = 20000;

    private readonly BlockingCollection<Action> _work = [];
    private int _ports;
    private Exception? _problem;

    private Place(string name) => new Thread(() => Work(name)) { IsBackground = true }.Start();

    public static Place Of(string name) => All.GetOrAdd(name, name => new Lazy<Place>(() => new Place(name))).Value;

    /// <summary>
    /// A client's port that none had before. The kernel, left to itself, gives the same port again as soon as the client turns to another
    /// address; then IPVS may take the answer for that of the earlier connection.
    /// </summary>
    public int NextPort() => FirstPort + (Interlocked.Increment(ref _ports) % PortCount);

    /// <summary>Runs a function on the thread.</summary>
    public Task<T> InsideAsync<T>(Func<T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                if (_problem is not null) throw _problem;
                result.SetResult(function());
            }
            catch (Exception problem)
            {
                result.SetException(problem);
            }
        });
        return result.Task;
    }

    private void Work(string name)
    {
        try
        {
            using var handle = File.OpenHandle(Path.Combine("/run/netns", name));
            if (SetNamespace(handle.DangerousGetHandle().ToInt32(), NetworkNamespace) != 0) _problem = new Win32Exception();
        }
        catch (IOException problem)
        {
            _problem = problem;
        }

        foreach (var action in _work.GetConsumingEnumerable()) action();
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetNamespace(int file, int kind);
}
