using Knetc.Addressing;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A cluster IP asked for where the API server chooses at random.</summary>
internal sealed class ClusterIPInDynamicBand() : ClusterRule(new DiagnosticDescriptor(
    "KN2025", Severity.Info, "an explicit cluster IP among those that are chosen at random",
    "The API server chooses addresses at random from the upper part of the service range. In a live cluster another Service may have been given this one before; the lower part is kept for explicit requests.",
    "choose an address of the lower part that the message names, or leave clusterIP out"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var ranges = new NetworkIndex<ServiceRange>();
        foreach (var range in cluster.Ranges.Services) ranges.Add(range.Network, new ServiceRange(range.Network, cluster.Options.KubeVersion));
        var common = new CommonFindings(findings);
        foreach (var address in cluster.ServiceAddresses)
        {
            if (!address.IsRequested || !ranges.TryFind(address.Address, out _, out var range) || range.Static.Size == 0) continue;
            if (range.SlotOf(address.Address) is not { } slot || !range.Dynamic.Contains(slot)) continue;
            common.Add(
                (address, range),
                address.Service.Manifest,
                static found => found.address.Path,
                static found => $"{found.address.Address} may be taken in a live cluster; addresses up to {found.range.AddressOf(found.range.Static.Size)} are kept for explicit requests");
        }

        common.Report();
    }
}
