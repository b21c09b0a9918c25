using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A range written as an address within it (api-semantics §5, D-10).</summary>
internal sealed class RangeWithHostBits() : ClusterRule(new DiagnosticDescriptor(
    "KN2010", Severity.Warning, "a range written with host bits",
    "The text names an address inside the range. The components take the whole network around it, which may not be what was meant.",
    "write the network's first address, or correct the prefix length"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var layer in cluster.Layers)
        {
            Check(layer, ClusterOption.ServiceClusterIPRange, StatedRange.Services, findings);
            Check(layer, ClusterOption.ClusterCidr, StatedRange.Pods, findings);
        }
    }

    private void Check(OptionLayer layer, ClusterOption option, string name, RuleFindings findings)
    {
        if (layer.PlaceOf(option) is not { } place || option.TextOf(layer) is not { } value) return;
        string[] parts = place.Text.Split(',');
        for (int i = 0; i < parts.Length; i++)
        {
            string text = parts[i].Trim();
            if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network, out var address) || address == network.Address) continue;
            var finding = new Diagnostic(Descriptor, $"the {name} {text} has host bits; the network used is {network}") { Fix = network.ToString() };
            findings.Add(new OptionStatement(value, layer, place), finding, i);
        }
    }
}
