namespace Knetc.Kernel.Packets;

/// <summary>One cluster for all tests of a class; none when all of them are skipped.</summary>
public sealed class ClusterFixture : IDisposable
{
    private readonly Lazy<TwoNodeCluster> _cluster = new(() => new TwoNodeCluster());

    internal TwoNodeCluster Cluster => _cluster.Value;

    public void Dispose()
    {
        if (_cluster.IsValueCreated) _cluster.Value.Dispose();
    }
}
