using Knetc.Hashing;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>Names of a service port and its endpoints, without prefixes. An instance serves one thread.</summary>
internal sealed class NameHashes
{
    private readonly Sha256Batch _batch = new();
    private string[] _rests = new string[32];
    private HashHead[] _heads = new HashHead[32];

    /// <summary>The name of the service port, and behind it that of each endpoint.</summary>
    public string[] NamesOf(PlannedServicePort port)
    {
        var endpoints = port.Endpoints.Items;
        int count = endpoints.Length + 1;
        if (count > _rests.Length)
        {
            _rests = new string[count * 2];
            _heads = new HashHead[count * 2];
        }

        var name = port.Name;
        string service = string.Concat(string.Concat(name.Namespace, "/", name.Service), "/", port.Protocol, "/") + name.Port;
        _rests[0] = "";
        for (int i = 0; i < endpoints.Length; i++) _rests[i + 1] = NftablesNames.EndpointText(endpoints[i].AddressText, endpoints[i].Port);
        _batch.Hash(service, _rests.AsSpan(0, count), _heads);

        string[] names = new string[count];
        for (int i = 0; i < count; i++) names[i] = NftablesNames.Base(_heads[i], service, _rests[i]);
        return names;
    }
}
