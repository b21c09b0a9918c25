using System.Globalization;

namespace Knetc.Nftables.Compact;

/// <summary>Names that only the compact layout has.</summary>
internal static class CompactNames
{
    public const string ShortCircuits = "short-circuits";
    public const string LocalServices = "local-services";
    public const string NodePortShortCircuits = "nodeport-short-circuits";
    public const string NodePortLocalServices = "nodeport-local-services";
    public const string Hairpins = "hairpins";

    public const string ExternalLocal = "external-local";
    public const string NodePortLocal = "nodeport-local";
    public const string Firewall = "firewall";

    /// <summary>The set of source networks of one size.</summary>
    public static string Sources(int prefixLength) => string.Create(CultureInfo.InvariantCulture, $"firewall-sources-{prefixLength}");

    public static string Map(EndpointMapKind kind, ProtocolDatum protocol) => protocol.Name + kind switch
    {
        EndpointMapKind.Service => "-endpoints",
        EndpointMapKind.Local => "-local-endpoints",
        EndpointMapKind.NodePort => "-nodeport-endpoints",
        _ => "-nodeport-local-endpoints",
    };

    /// <summary>The chain that spreads packets over a number of endpoints.</summary>
    public static string Chain(BalancerKind kind, ProtocolDatum protocol, int count)
    {
        string prefix = kind switch
        {
            BalancerKind.ClusterIP => "cluster-ip",
            BalancerKind.External => "external",
            BalancerKind.ShortCircuit => "short-circuit",
            BalancerKind.Local => "local",
            BalancerKind.NodePort => "nodeport",
            BalancerKind.NodePortShortCircuit => "nodeport-short-circuit",
            _ => "nodeport-local",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{protocol.Name}-{count}");
    }
}
