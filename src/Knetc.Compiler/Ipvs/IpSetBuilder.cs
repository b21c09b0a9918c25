using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>Collects the entries of one set.</summary>
internal sealed class IpSetBuilder(IpSetDefinition definition, IpFamily family)
{
    private readonly HashSet<IpSetEntry> _seen = [];
    private readonly ImmutableArray<IpSetEntry>.Builder _entries = ImmutableArray.CreateBuilder<IpSetEntry>();
    private Origin _firstOrigin;
    private bool _isWanted;

    /// <summary>Adds an entry; an equal one that came earlier stays instead.</summary>
    public void Add(IpSetEntry entry)
    {
        Want(entry.Origin);
        if (_seen.Add(entry with { Origin = default })) _entries.Add(entry);
    }

    /// <summary>An entry is asked for that the kernel would not take.</summary>
    public void Want(Origin origin)
    {
        if (!_isWanted) _firstOrigin = origin;
        _isWanted = true;
    }

    public IpSet ToSet() => new(definition, family, _entries.DrainToImmutable(), _firstOrigin, _isWanted);
}
