using Knetc.Userspace;

namespace Knetc.Tests.Userspace;

/// <summary>The lines that kube-proxy printed.</summary>
public sealed class UserspaceLogTests
{
    [Fact]
    public void Lines_of_a_first_start()
    {
        var texts = new UserspaceTexts(new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"])
            .Service("shop/web", "10.96.0.20", "http:80@30080", spec => spec with { Type = "NodePort" })
            .Slice("shop/web", "http:8080", ClusterBuilder.Ready("10.244.1.5"), ClusterBuilder.Ready("10.244.2.7")));

        Assert.Equal(
            """
            0 "Using userspace Proxier"
            0 "The userspace proxier is now deprecated and will be removed in a future release, please use 'iptables' or 'ipvs' instead"
            2 "Setting proxy IP and initializing iptables" ip="192.168.10.11"
            3 "Record sync param" minSyncPeriod="1s" syncPeriod="30s" burstSyncs=2
            1 "Adding new service" serviceName="shop/web:http" addr="10.96.0.20:80" protocol="TCP"
            2 "Proxying for service" service="shop/web:http" protocol="TCP" portNum=40000
            3 "Opened iptables from-containers portal for service" servicePortName="shop/web:http" protocol="TCP" portalAddress="10.96.0.20:80"
            3 "Opened iptables from-host portal for service" servicePortName="shop/web:http" protocol="TCP" portalAddress="10.96.0.20:80"
            0 "Opened iptables from-containers public port for service" servicePortName="shop/web:http" protocol="TCP" nodePort=30080
            0 "Opened iptables from-host public port for service" servicePortName="shop/web:http" protocol="TCP" nodePort=30080
            0 "Opened iptables from-non-local public port for service" servicePortName="shop/web:http" protocol="TCP" nodePort=30080
            1 "LoadBalancerRR: Setting endpoints for service" servicePortName="shop/web:http" endpoints=["10.244.1.5:8080","10.244.2.7:8080"]
            """,
            string.Join('\n', UserspaceLog.Create(texts.Plan, texts.RuleSet).Select(entry => $"{entry.Verbosity} {entry.ToString().Split("] ", 2)[1]}")));
    }
}
