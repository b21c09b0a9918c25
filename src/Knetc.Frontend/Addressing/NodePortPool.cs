using System.Globalization;
using Knetc.Hashing;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Node ports and health-check node ports of the cluster: one pool, whatever the protocol (api-semantics §3.4).</summary>
internal sealed class NodePortPool
{
    private readonly SlotPool<Claim> _slots;
    private readonly RetiredValues<int> _retired = new();
    private readonly HashSet<int> _wanted = [];
    private readonly LockFindings _findings;

    public NodePortPool(PortRange range, KubeVersion version, LockFindings findings)
    {
        Range = range;
        int offset = StaticSize(range, version);
        _slots = new SlotPool<Claim>(new Band((ulong)offset, (ulong)(range.Size - offset)), new Band(0, (ulong)offset));
        _findings = findings;
    }

    public PortRange Range { get; }

    /// <summary>Entries of objects that are gone, whose values were not given out again.</summary>
    public IEnumerable<LockEntry> Retired => _retired.Rest();

    /// <summary>Who did not get the first port of its sequence.</summary>
    public IEnumerable<Claim> Displaced => _slots.Displaced;

    /// <summary>How many ports from the first on are kept for explicit requests.</summary>
    public static int StaticSize(PortRange range, KubeVersion version) =>
        range.Size <= 16 || !version.IsAtLeast(28) ? 0 : Math.Min(Math.Max(16, range.Size / 32), 128);

    public Claim? HolderOf(int port) => Range.Contains(port) ? _slots.OwnerOf((ulong)(port - Range.First)) : null;

    public void Take(int port, Claim claim) => _slots.Take((ulong)(port - Range.First), claim);

    /// <summary>Notes that some manifest asks for a port, so that it is not proposed to others.</summary>
    public void Expect(int port) => _wanted.Add(port);

    /// <summary>Keeps the port of an object that is gone out of use, when it is free and in the range.</summary>
    public void Retire(LockEntry entry, int port)
    {
        if (!Range.Contains(port) || HolderOf(port) is not null) return;
        Take(port, Claim.Reserved(entry.FullKey));
        _retired.Add(entry, port);
    }

    /// <summary>Chooses the node port of a service port; null when the range is used up.</summary>
    public int? AllocateNodePort(string @namespace, string name, int servicePort, Claim claim) =>
        Allocate(AllocationHash.Of("nodeport", @namespace, name, servicePort.ToString(CultureInfo.InvariantCulture)), claim);

    /// <summary>Chooses the health-check node port of a Service; null when the range is used up.</summary>
    public int? AllocateHealthCheck(string @namespace, string name, Claim claim) =>
        Allocate(AllocationHash.Of("healthcheck", @namespace, name), claim);

    /// <summary>The port closest to <paramref name="port"/>, lower before higher, that is free, not spoken for and asked for by nobody; or null.</summary>
    public int? NearestFree(int port, Dictionary<int, FieldPath> spokenFor)
    {
        bool IsFree(int candidate) => Range.Contains(candidate) && HolderOf(candidate) is null && !spokenFor.ContainsKey(candidate) && !_wanted.Contains(candidate);
        int wanted = Math.Min(Math.Max(port, Range.First), Range.Last);
        for (int distance = 0; distance < Range.Size; distance++)
        {
            if (IsFree(wanted - distance)) return wanted - distance;
            if (IsFree(wanted + distance)) return wanted + distance;
        }

        return null;
    }

    private int? Allocate(AllocationHash hash, Claim claim)
    {
        if (_slots.Allocate(hash, claim) is { } slot) return Range.First + (int)slot;
        if (_retired.Recycle() is not { } retired) return null;
        _slots.Release((ulong)(retired.Value - Range.First));
        _findings.Recycle(retired.Entry, claim.Manifest);
        Take(retired.Value, claim);
        return retired.Value;
    }
}
