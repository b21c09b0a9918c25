namespace Knetc.Kernel.Packets;

/// <summary>One cluster for all tests of a mode; none when all of them are skipped.</summary>
/// <typeparam name="TMode">The mode.</typeparam>
public sealed class ClusterFixture<TMode> : IDisposable
    where TMode : IPacketMode
{
    private readonly Lazy<TwoNodeCluster> _cluster;

    public ClusterFixture() => _cluster = new(() => TwoNodeCluster.Create<TMode>());

    internal TwoNodeCluster Cluster => _cluster.Value;

    public void Dispose()
    {
        if (_cluster.IsValueCreated) _cluster.Value.Dispose();
    }
}
