using System.Collections.Immutable;
using Knetc.Hashing;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The hashes behind the chain names of a service port and its endpoints. An instance serves one thread.</summary>
internal sealed class ChainHashes
{
    private readonly Sha256Batch _batch = new();
    private string[] _rests = new string[32];
    private HashHead[] _heads = new HashHead[32];

    /// <summary>Hashes for the service port (first) and for each endpoint; valid until the next call.</summary>
    /// <param name="service">Text of the service port's name and its protocol in lower case.</param>
    /// <param name="endpoints">The endpoints.</param>
    public ReadOnlySpan<HashHead> Of(string service, ImmutableArray<PlannedEndpoint> endpoints)
    {
        int count = endpoints.Length + 1;
        if (count > _rests.Length)
        {
            _rests = new string[count * 2];
            _heads = new HashHead[count * 2];
        }

        _rests[0] = "";
        for (int i = 0; i < endpoints.Length; i++) _rests[i + 1] = endpoints[i].Text;
        _batch.Hash(service, _rests.AsSpan(0, count), _heads);
        return _heads.AsSpan(0, count);
    }
}
