using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about what the back ends can generate.</summary>
public static class BackEndDiagnostics
{
    public static readonly DiagnosticDescriptor UnrestrictedSourceRange = new(
        "KN4002", Severity.Warning, "a source range that ipvs mode cannot honour",
        "In ipvs mode the source ranges of a load balancer are entries of an IP set, and the kernel refuses networks of length 0 there. kube-proxy logs an error and goes on without the range, so clients that only this range lets in are dropped. knetc leaves the range out of the set too.",
        "leave loadBalancerSourceRanges out to let everybody in; next to other ranges, write two halves: 0.0.0.0/1 and 128.0.0.0/1, or ::/1 and 8000::/1");

    public static readonly DiagnosticDescriptor SchedulerName = new(
        "KN4003", Severity.Error, "not the name of an IPVS scheduler",
        "A scheduler of IPVS is known by the end of the name of its kernel module, ip_vs_rr for rr: up to 15 lower-case letters, digits and underscores. kube-proxy does not start with a name that the kernel does not have.",
        "use rr, wrr, lc, wlc, sh, dh or another scheduler of the nodes' kernel, or leave the field empty for rr");

    public static readonly DiagnosticDescriptor SharedMapKey = new(
        "KN4004", Severity.Warning, "two Services share an address and port, and nftables mode has room for one",
        "In nftables mode kube-proxy looks up address, protocol and port in a map, where each key can stand once. Where two Services have the same key, Kubernetes 1.30 loads no rules at all for that address family. knetc gives the key to the first Service by namespace and name; and if one of the two has no endpoints, the traffic may be refused on its account.",
        "give each Service an address or a port of its own");

    public static readonly DiagnosticDescriptor PreviousRules = new(
        "KN4010", Severity.Error, "the rules of the earlier run cannot be read",
        "With `--previous` knetc compares a node's kube-proxy.nft of an earlier run with the new one. It reads only what knetc itself writes: a file that was cut off, edited or made by somebody else says nothing certain about what is in the node's kernel.",
        "name the output folder of an earlier run, untouched, or leave `--previous` out and load the whole file");

    public static readonly DiagnosticDescriptor PreviousWithoutEffect = new(
        "KN4011", Severity.Warning, "an earlier run without a use",
        "`--previous` is for nftables mode, where rules can be exchanged one by one in a single transaction. The files of the other modes are loaded as a whole.",
        "leave `--previous` out, or choose `--proxy-mode nftables`");

    public static readonly DiagnosticDescriptor NoPodNetwork = new(
        "KN4020", Severity.Warning, "a pod network without addresses",
        "The pod network was asked for, but no node has a pod range of its own with room for a pod, and the cluster states none that nodes could get a block of. There is nothing to write.",
        "state the cluster's pod range with --cluster-cidr or in knetc.yaml, or list podCIDRs of the nodes");

    public static readonly DiagnosticDescriptor NodeWithoutAddress = new(
        "KN4021", Severity.Warning, "pods that other nodes have no route to",
        "Without an overlay a node sends packets for the pods of another node to that node's address, in the same family. Where there is no such address there is no route, and the pods are reached from their own node only.",
        "state the address in the Node's status.addresses or in knetc.yaml, or write something else than the pod network (--emit, output.emit)");

    public static readonly DiagnosticDescriptor DetectorNotBridge = new(
        "KN4022", Severity.Warning, "local traffic is detected by an interface that the pod network does not have",
        "kube-proxy is told to know the traffic of pods by the interface it comes in by. In the pod network that is the bridge of the node, which has another name; all pods would then count as strangers, and be masqueraded when they use a Service.",
        "give the bridge that name (cluster.podNetwork.bridge in knetc.yaml), or detect local traffic by ClusterCIDR or NodeCIDR");

    public static readonly DiagnosticDescriptor NoUnderlay = new(
        "KN4023", Severity.Error, "an overlay between nodes that cannot send to each other",
        "The nodes of an overlay send to each other in one family, of which each of them needs an address: packets of pods travel inside, whatever their family. Some node has no address, or some have only IPv4 and others only IPv6.",
        "state an address of the same family for every node, in status.addresses of the Node or in knetc.yaml");

    public static readonly DiagnosticDescriptor NameTooLongForDns = new(
        "KN4024", Severity.Warning, "a name that DNS cannot hold",
        "A name in DNS has up to 253 characters, and up to 63 between two dots. Kubernetes allows names that come out longer once the namespace and the cluster's domain are behind them, or the underscore of a port's record before them. The record is left out of the zone and hosts files.",
        "shorten the name, or the cluster's domain");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnrestrictedSourceRange, SchedulerName, SharedMapKey, PreviousRules, PreviousWithoutEffect, NoPodNetwork, NodeWithoutAddress, DetectorNotBridge, NoUnderlay, NameTooLongForDns,
    ];
}
