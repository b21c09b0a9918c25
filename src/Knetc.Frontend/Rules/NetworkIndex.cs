using Knetc.Net;

namespace Knetc.Rules;

/// <summary>Networks to be found by an address or a network in them: one look-up per prefix length in use, of which there are few.</summary>
internal sealed class NetworkIndex<T>
{
    private readonly Dictionary<IpNetwork, T> _items = [];
    /// <summary>The prefix lengths in use, ascending.</summary>
    private readonly List<int> _ipv4Lengths = [];
    private readonly List<int> _ipv6Lengths = [];

    /// <summary>Adds a network; of equal ones the first counts.</summary>
    public void Add(IpNetwork network, T item)
    {
        if (_items.ContainsKey(network)) return;
        _items.Add(network, item);
        var lengths = LengthsOf(network.Family);
        int place = lengths.BinarySearch(network.PrefixLength);
        if (place < 0) lengths.Insert(~place, network.PrefixLength);
    }

    /// <summary>Finds the largest network that contains an address.</summary>
    public bool TryFind(IpAddress address, out IpNetwork network, out T item) => TryFind(address, address.BitLength, out network, out item);

    /// <summary>Finds the largest network that contains another one, or is it.</summary>
    public bool TryFind(IpNetwork inner, out IpNetwork network, out T item) => TryFind(inner.Address, inner.PrefixLength, out network, out item);

    public bool Contains(IpAddress address) => TryFind(address, out _, out _);

    private bool TryFind(IpAddress address, int longest, out IpNetwork network, out T item)
    {
        foreach (int length in LengthsOf(address.Family))
        {
            if (length > longest) break;
            network = new IpNetwork(address, length);
            if (_items.TryGetValue(network, out item!)) return true;
        }

        network = default;
        item = default!;
        return false;
    }

    private List<int> LengthsOf(IpFamily family) => family == IpFamily.IPv4 ? _ipv4Lengths : _ipv6Lengths;
}
