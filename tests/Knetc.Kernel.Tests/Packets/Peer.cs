using System.Globalization;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>Somebody in a namespace who answers on ports and makes connections.</summary>
internal sealed class Peer
{
    private readonly NetworkNamespace _place;

    public Peer(NetworkNamespace place, string name, params IEnumerable<int> ports)
    {
        _place = place;
        _place.Machine.Command(string.Join(' ', ["serve", place.Name, name, .. ports.Select(port => port.ToString(CultureInfo.InvariantCulture))]));
    }

    /// <summary>Connects once.</summary>
    /// <param name="source">The client's address, or address and port.</param>
    public Reply Ask(string protocol, string address, int port, string? source = null, int milliseconds = 10000) =>
        Ask(1, protocol, address, port, source, milliseconds)[0];

    /// <summary>Connects a number of times, one after the other, each time from another port.</summary>
    public IReadOnlyList<Reply> Ask(int count, string protocol, string address, int port, string? source = null, int milliseconds = 10000) =>
        [.. _place.Machine.Command($"ask {_place.Name} {protocol} {address} {port} {count} {milliseconds} {source}").Split(';').Select(Parse)];

    /// <summary>Whether an address answers a ping.</summary>
    public bool Pings(string address, int milliseconds) => _place.Machine.Command($"ping {_place.Name} {address} {milliseconds}") == "Success";

    /// <summary>How many ICMP messages of the kind "destination unreachable" have arrived here.</summary>
    public int UnreachableMessages(string family) =>
        int.Parse(_place.Machine.Command($"unreachable {_place.Name} {family}"), CultureInfo.InvariantCulture);

    private static Reply Parse(string outcome)
    {
        var words = outcome.Split(' ');
        var milliseconds = int.Parse(words[^1], CultureInfo.InvariantCulture);
        return words.Length == 4 ? new Reply(words[0], words[1], words[2], milliseconds) : new Reply(words[0], "", "", milliseconds);
    }
}
