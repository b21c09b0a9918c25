using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables.Compact;

/// <summary>Numbers the addresses of endpoints, each once, so that nodes can collect those they use.</summary>
internal sealed class HairpinIndex
{
    private readonly List<Element> _elements = [];
    private readonly int[]?[] _numbers;

    /// <param name="services">Service ports with affinity recognise their hairpins themselves.</param>
    public HairpinIndex(FamilyServices services)
    {
        _numbers = new int[]?[services.Ports.Length];
        var known = new Dictionary<IpAddress, int>();
        foreach (var port in services.Ports)
        {
            if (port.AffinitySeconds is not null) continue;
            int[] numbers = new int[port.Endpoints.Items.Length];
            foreach (var endpoint in port.Endpoints.Items)
            {
                if (!known.TryGetValue(endpoint.Address, out int number))
                {
                    number = _elements.Count;
                    known.Add(endpoint.Address, number);
                    var address = new AddressDatum(endpoint.Address);
                    _elements.Add(new Element(new DatumTuple(address, address), Origin: endpoint.Origin));
                }

                numbers[endpoint.Index] = number;
            }

            _numbers[port.Index] = numbers;
        }
    }

    /// <summary>Pairs of source and destination: endpoints that reach themselves.</summary>
    public IEnumerable<Element> ElementsOf(NodeFamilyPlan node)
    {
        bool[] used = new bool[_elements.Count];
        foreach (var port in node.Ports)
        {
            if (_numbers[port.Port.Index] is not { } numbers) continue;
            foreach (var endpoint in port.Endpoints.Reachable) used[numbers[endpoint.Index]] = true;
        }

        for (int i = 0; i < used.Length; i++)
        {
            if (used[i]) yield return _elements[i];
        }
    }
}
