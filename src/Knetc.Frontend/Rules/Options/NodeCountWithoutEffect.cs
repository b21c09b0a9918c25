using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A number of nodes beside nodes that are listed.</summary>
internal sealed class NodeCountWithoutEffect() : ClusterRule(new DiagnosticDescriptor(
    "KN2120", Severity.Warning, "a number of nodes that contradicts the nodes of the input",
    "The number says how many nodes to assume where the input names none. It has Node objects, or a list of nodes, so those count and the number has no effect.",
    "leave the number out, or leave the Node objects out of the input"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var nodes = cluster.Objects.Nodes;
        if (nodes.IsEmpty || nodes[0].IsAssumed) return;
        string count = nodes.Length.ToString(CultureInfo.InvariantCulture);
        foreach (var layer in cluster.Layers)
        {
            if (layer.IsDefault || ClusterOption.Nodes.TextOf(layer) is not { } value || value == count) continue;
            findings.Add(
                new OptionStatement(value, layer, layer.PlaceOf(ClusterOption.Nodes)),
                $"the number of nodes {value} has no effect: the input names {count}",
                RuleFindings.At(nodes[0].Manifest, FieldPath.Of("metadata.name"), "the first of them"));
        }
    }
}
