namespace Knetc.Nftables;

/// <summary>Collects what the service ports of one family put into the table of a node.</summary>
/// <param name="chains">About how many chains there will be.</param>
internal sealed class TableSink(int chains)
{
    public List<NftChain> Chains { get; } = new(chains);

    /// <summary>The clients of each endpoint with affinity.</summary>
    public List<NftSet> AffinitySets { get; } = [];

    public ElementSink NoEndpointServices { get; } = new();

    public ElementSink NoEndpointNodePorts { get; } = new();

    public ElementSink FirewallIPs { get; } = new();

    public ElementSink ServiceIPs { get; } = new();

    public ElementSink ServiceNodePorts { get; } = new();
}
