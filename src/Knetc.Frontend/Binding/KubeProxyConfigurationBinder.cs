using System.Collections.Immutable;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

internal static class KubeProxyConfigurationBinder
{
    public static KubeProxyConfiguration Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var detect = root.Object("detectLocal");
        return new KubeProxyConfiguration(manifest)
        {
            Mode = root.Text("mode"),
            BindAddress = root.Text("bindAddress"),
            HealthzBindAddress = root.Text("healthzBindAddress"),
            MetricsBindAddress = root.Text("metricsBindAddress"),
            HostnameOverride = root.Text("hostnameOverride"),
            ClusterCIDR = root.Text("clusterCIDR"),
            DetectLocalMode = root.Text("detectLocalMode"),
            BridgeInterface = detect.Text("bridgeInterface"),
            InterfaceNamePrefix = detect.Text("interfaceNamePrefix"),
            NodePortAddresses = root.Texts("nodePortAddresses"),
            PortRange = root.Text("portRange"),
            OomScoreAdj = root.OptionalInt("oomScoreAdj"),
            ConfigSyncPeriod = root.Duration("configSyncPeriod") ?? default,
            ClientConnectionBurst = root.Object("clientConnection").Int("burst"),
            FeatureGates = BindGates(root.Object("featureGates").Mapping),
            Iptables = BindIptables(root.Object("iptables")),
            Ipvs = BindIpvs(root.Object("ipvs")),
            Nftables = BindNftables(root.Object("nftables")),
            Conntrack = BindConntrack(root.Object("conntrack")),
        };
    }

    private static ImmutableArray<KeyValuePair<string, bool>> BindGates(YamlMapping? gates)
    {
        if (gates is null) return [];
        var reader = new FieldReader(gates);
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, bool>>(gates.Count);
        for (int i = 0; i < gates.Count; i++)
        {
            string name = gates[i].Key;
            pairs.Add(new KeyValuePair<string, bool>(name, reader.Bool(name)));
        }

        return pairs.MoveToImmutable();
    }

    private static KubeProxyIptables BindIptables(FieldReader section) => new()
    {
        MasqueradeBit = section.OptionalInt("masqueradeBit"),
        MasqueradeAll = section.Bool("masqueradeAll"),
        LocalhostNodePorts = section.OptionalBool("localhostNodePorts"),
        SyncPeriod = section.Duration("syncPeriod") ?? default,
        MinSyncPeriod = section.Duration("minSyncPeriod") ?? default,
    };

    private static KubeProxyNftables BindNftables(FieldReader section) => new()
    {
        MasqueradeBit = section.OptionalInt("masqueradeBit"),
        MasqueradeAll = section.Bool("masqueradeAll"),
        SyncPeriod = section.Duration("syncPeriod") ?? default,
        MinSyncPeriod = section.Duration("minSyncPeriod") ?? default,
    };

    private static KubeProxyIpvs BindIpvs(FieldReader section) => new()
    {
        Scheduler = section.Text("scheduler"),
        StrictArp = section.Bool("strictARP"),
        ExcludeCIDRs = section.Texts("excludeCIDRs"),
        SyncPeriod = section.Duration("syncPeriod") ?? default,
        MinSyncPeriod = section.Duration("minSyncPeriod") ?? default,
        TcpTimeout = section.Duration("tcpTimeout") ?? default,
        TcpFinTimeout = section.Duration("tcpFinTimeout") ?? default,
        UdpTimeout = section.Duration("udpTimeout") ?? default,
    };

    private static KubeProxyConntrack BindConntrack(FieldReader section) => new()
    {
        MaxPerCore = section.OptionalInt("maxPerCore"),
        Min = section.OptionalInt("min"),
        TcpEstablishedTimeout = section.Duration("tcpEstablishedTimeout"),
        TcpCloseWaitTimeout = section.Duration("tcpCloseWaitTimeout"),
        TcpBeLiberal = section.Bool("tcpBeLiberal"),
        UdpTimeout = section.Duration("udpTimeout") ?? default,
        UdpStreamTimeout = section.Duration("udpStreamTimeout") ?? default,
    };
}
