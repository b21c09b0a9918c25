using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>A process in a namespace that answers on ports and makes connections.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly string DotnetHost = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Knetc.Kernel.Peer.dll");

    private readonly NetworkNamespace _place;
    private readonly Process _process;
    private readonly Lock _lock = new();

    public Peer(NetworkNamespace place, string name, params IEnumerable<int> ports)
    {
        Name = name;
        _place = place;
        _process = place.Start(DotnetHost, [Program, name, .. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))]);
    }

    public string Name { get; }

    /// <summary>Waits until the process serves its ports.</summary>
    public void MustBeReady()
    {
        if (ReadLine() != "ready") throw new InvalidOperationException($"{Name}: {_process.StandardError.ReadToEnd()}");
    }

    /// <summary>Connects once.</summary>
    public Reply Ask(string protocol, string address, int port, string? source = null, int milliseconds = 2000) =>
        Ask(1, protocol, address, port, source, milliseconds)[0];

    /// <summary>Connects a number of times, one after the other, each time from another port.</summary>
    public IReadOnlyList<Reply> Ask(int count, string protocol, string address, int port, string? source = null, int milliseconds = 2000)
    {
        lock (_lock)
        {
            _process.StandardInput.WriteLine($"{protocol} {address} {port} {count} {milliseconds}{(source is null ? "" : " " + source)}");
            _process.StandardInput.Flush();
            return [.. Enumerable.Range(0, count).Select(_ => Parse(ReadLine()))];
        }
    }

    /// <summary>How many ICMP messages of the kind "destination unreachable" have arrived here.</summary>
    public int UnreachableMessages(string family)
    {
        var text = _place.Script("cat /proc/net/snmp /proc/net/snmp6").MustExitWith(0).Out;
        var counters = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (family == "IPv6") return int.Parse(counters.Single(words => words[0] == "Icmp6InDestUnreachs")[1], CultureInfo.InvariantCulture);

        // A line of names, then a line of numbers.
        var lines = counters.Where(words => words[0] == "Icmp:").ToList();
        return int.Parse(lines[1][Array.IndexOf(lines[0], "InDestUnreachs")], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Reply Parse(string? line)
    {
        var words = line?.Split(' ') ?? throw new InvalidOperationException("The peer ended.");
        var milliseconds = int.Parse(words[^1], CultureInfo.InvariantCulture);
        return words.Length == 4 ? new Reply(words[0], words[1], words[2], milliseconds) : new Reply(words[0], "", "", milliseconds);
    }

    private string? ReadLine()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        return line.Wait(TimeSpan.FromSeconds(60)) ? line.Result : throw new TimeoutException($"{Name} does not answer.");
    }
}
