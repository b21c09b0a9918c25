using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Nodes none of whose addresses take node ports. Told once per cluster, since the cause is one option.</summary>
internal sealed class NodePortAddressesMatchNothing() : ClusterRule(new DiagnosticDescriptor(
    "KN2073", Severity.Warning, "node ports that are not served on some node",
    "kube-proxy serves node ports on those addresses of a node that lie in one of the ranges in nodePortAddresses. On a node without such an address no node port can be reached.",
    "add a range that contains an address of every node, or remove nodePortAddresses"))
{
    private static readonly FieldPath Ranges = FieldPath.Of("nodePortAddresses");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var proxy = cluster.Options.Proxy;
        if (proxy.NodePortAddresses.IsEmpty || proxy.NodePortAddresses.Contains("primary")) return;
        var index = new NetworkIndex<string>();
        foreach (string text in proxy.NodePortAddresses)
        {
            if (IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network)) index.Add(network, text);
        }

        var addressed = new HashSet<Node>();
        var served = new HashSet<Node>();
        foreach (var host in cluster.Addresses.Hosts)
        {
            addressed.Add(host.Node);
            if (index.Contains(host.Address)) served.Add(host.Node);
        }

        var unserved = cluster.Objects.Nodes.Where(node => addressed.Contains(node) && !served.Contains(node)).ToArray();
        if (unserved.Length == 0) return;
        string others = unserved.Length == 1 ? "" : $" and {unserved.Length - 1} others";
        findings.Add(
            proxy.Manifest, Ranges, $"no range contains an address of node {unserved[0].Name}{others}, where no node port is served",
            RuleFindings.At(unserved[0].Manifest, HostAddress.ListPath, "the addresses of the node"));
    }
}
