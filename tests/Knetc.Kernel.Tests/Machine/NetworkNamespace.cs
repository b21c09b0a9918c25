using System.Diagnostics;
using System.Globalization;

namespace Knetc.Kernel.Machine;

/// <summary>A network namespace that goes away with the test.</summary>
public sealed class NetworkNamespace : IDisposable
{
    private const string Prefix = "knetc-test-";
    private const string Folder = "/run/netns";

    private static readonly ThisMachine Here = new();
    private static int _count;

    private readonly bool _isOwn;

    static NetworkNamespace() => RemoveThoseOfDeadProcesses();

    /// <param name="purpose">A part of its name, for whoever looks at the machine meanwhile.</param>
    /// <param name="machine">Where, if not on this machine.</param>
    public NetworkNamespace(string purpose, IMachine? machine = null)
    {
        Machine = machine ?? Here;

        // The process id makes the name unique among test runs at the same time.
        Name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _count)}-{purpose}");
        _isOwn = true;
        try
        {
            Machine.Run("sh", "-ec", $"PATH=$PATH:/usr/sbin:/sbin\nip netns add {Name}\nip -n {Name} link set lo up").MustExitWith(0);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private NetworkNamespace(Process process, string name)
    {
        Machine = Here;
        Name = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/root{Folder}/{name}");
    }

    /// <summary>The name <c>ip netns</c> knows it by, or its file.</summary>
    public string Name { get; }

    public IMachine Machine { get; }

    /// <summary>A namespace that somebody else made, where a process sees it; it does not go away with the test.</summary>
    public static NetworkNamespace SeenBy(Process process, string name) => new(process, name);

    /// <summary>Runs a program inside.</summary>
    public ShellResult Run(string program, params IEnumerable<string> arguments) => Machine.Run("nsenter", Enter(program, arguments));

    /// <summary>Runs lines of shell inside, with the folders of system tools in the path; stops at the first that fails.</summary>
    public ShellResult Script(string lines) => Run("sh", "-ec", $"PATH=$PATH:/usr/sbin:/sbin\n{lines}");

    /// <summary>Changes the network inside with one process, until a change fails.</summary>
    /// <param name="changes">What would follow the word <c>ip</c>.</param>
    public void Configure(params IEnumerable<string> changes) => Script(Batch(changes)).MustExitWith(0);

    /// <summary>The shell command for changes with one process.</summary>
    /// <param name="changes">What would follow the word <c>ip</c>.</param>
    public static string Batch(params IEnumerable<string> changes) => $"ip -batch - <<'END'\n{string.Join('\n', changes)}\nEND";

    /// <summary>Starts a program inside and does not wait for it; on this machine only.</summary>
    public Process Start(string program, params IEnumerable<string> arguments) => Shell.Start("nsenter", Enter(program, arguments));

    public void Dispose()
    {
        if (_isOwn) Machine.Run("ip", "netns", "del", Name);
    }

    private IEnumerable<string> Enter(string program, IEnumerable<string> arguments) =>
        [$"--net={Path.Combine(Folder, Name)}", "--", program, .. arguments];

    /// <summary>A test run that was killed could not clean up.</summary>
    private static void RemoveThoseOfDeadProcesses()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var name in Directory.GetFiles(Folder, Prefix + "*").Select(path => Path.GetFileName(path)))
        {
            var process = name[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists($"/proc/{process}")) Shell.Run("ip", "netns", "del", name);
        }
    }
}
