namespace Knetc.Kernel.Machine;

/// <summary>What a machine may lack. A test may be skipped for one of these, by its name, and for nothing else.</summary>
public enum KernelFeature
{
    /// <summary>nf_tables with the iptables compatibility layer, IPv4 and IPv6.</summary>
    NfTables,

    /// <summary>The older ip_tables and ip6_tables.</summary>
    LegacyTables,

    /// <summary>Pairs of virtual network devices.</summary>
    Veth,

    /// <summary>VXLAN tunnels.</summary>
    Vxlan,

    /// <summary>Network bridges.</summary>
    Bridge,

    /// <summary>Netfilter hooks for bridged packets.</summary>
    BridgeNetfilter,

    /// <summary>IP sets, and iptables rules that match them.</summary>
    IpSet,

    /// <summary>IPVS, in the kernel of the package user-mode-linux.</summary>
    Ipvs,

    /// <summary>nginx with its stream module.</summary>
    Nginx,

    /// <summary>The program that looks for mistakes in shell scripts.</summary>
    ShellCheck,
}
