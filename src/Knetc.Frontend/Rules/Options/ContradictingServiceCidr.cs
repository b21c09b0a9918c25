using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A ServiceCIDR <c>kubernetes</c> that is not what the API server would write (api-semantics §5, D-85).</summary>
internal sealed class ContradictingServiceCidr() : ClusterRule(new DiagnosticDescriptor(
    "KN2085", Severity.Error, "the ServiceCIDR kubernetes contradicts the API server",
    "The API server itself keeps the ServiceCIDR named kubernetes, with the ranges of its flag. An object of that name with other ranges comes from another cluster, or the flag has changed since.",
    "leave the ServiceCIDR kubernetes out of the input, or give it the ranges of --service-cluster-ip-range"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var option = ClusterOption.ServiceClusterIPRange;
        var flag = StatementOf(cluster, IsApiServer);
        var own = StatementOf(cluster, static source => source == OptionSources.ServiceCidr);
        if (flag is null || own is null || flag.Value == own.Value) return;
        findings.Add(
            own,
            $"the ServiceCIDR kubernetes has {own.Value}, but the API server's {option.Name} is {flag.Value}",
            RuleFindings.At(flag, $"the API server has {flag.Value}"));
    }

    /// <summary>Whether one of two sources is the ServiceCIDR, and the other the API server.</summary>
    public static bool Concerns(OptionStatement inForce, OptionStatement overridden) =>
        (inForce.Source == OptionSources.ServiceCidr && IsApiServer(overridden.Source))
        || (overridden.Source == OptionSources.ServiceCidr && IsApiServer(inForce.Source));

    /// <summary>kubeadm makes a flag of its serviceSubnet.</summary>
    private static bool IsApiServer(string source) => source is OptionSources.ApiServer or OptionSources.ApiServerArgs or OptionSources.Kubeadm;

    private static OptionStatement? StatementOf(ClusterView cluster, Func<string, bool> isSource)
    {
        foreach (var layer in cluster.Layers)
        {
            if (!isSource(layer.Source) || ClusterOption.ServiceClusterIPRange.TextOf(layer) is not { } value) continue;
            return new OptionStatement(value, layer, layer.PlaceOf(ClusterOption.ServiceClusterIPRange));
        }

        return null;
    }
}
