using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Rules on <c>featureGates</c>. kube-proxy accepts the gates of every component, some hundred names that change with each
/// release; judged are the network's own, and names that look like a misspelling of one.
/// </summary>
public static class ProxyGateRules
{
    private static readonly ImmutableArray<ProxyGate> Gates =
    [
        new("IPTablesOwnershipCleanup", 25, 27, 27, 28),
        new("KubeProxyDrainingTerminatingNodes", 28, 30, 30, 31),
        new("LoadBalancerIPMode", 29, 30, 30, 32),
        new("MinimizeIPTablesRestore", 26, 27, 27, 28),
        new("MultiCIDRServiceAllocator", 27, 31, 33, 34),
        new("NFTablesProxyMode", 29, 31, 31, 33),
        new("PreferSameTrafficDistribution", 33, 34, 34, 35),
        new("ProxyTerminatingEndpoints", 22, 26, 26, 28),
        new("ServiceTrafficDistribution", 30, 31, 31, 33),
        new("TopologyAwareHints", 21, 23, 24, 33),
    ];

    /// <summary>Whether a known gate is on: as configured, else by default.</summary>
    public static bool IsEnabled(string name, ImmutableArray<KeyValuePair<string, bool>> configured, KubeVersion version)
    {
        var gate = Find(name)!;
        if (!version.IsAtLeast(gate.Since)) return false;
        bool enabled = version.IsAtLeast(gate.OnFrom);
        if (version.IsAtLeast(gate.LockedFrom)) return enabled;
        string stage = version.IsAtLeast(gate.BetaFrom) ? "AllBeta" : "AllAlpha";
        bool explicitly = false;
        foreach (var pair in configured)
        {
            if (pair.Key == name) (enabled, explicitly) = (pair.Value, true);
            else if (pair.Key == stage && !explicitly) enabled = pair.Value;
        }

        return enabled;
    }

    internal static void Validate(ImmutableArray<KeyValuePair<string, bool>> configured, KubeVersion version, ObjectErrors errors)
    {
        var path = FieldPath.Of("featureGates");
        foreach (var pair in configured)
        {
            string name = pair.Key;
            if (Find(name) is { } gate)
            {
                if (!version.IsAtLeast(gate.Since))
                {
                    errors.InvalidKey(
                        KubeProxyDiagnostics.FeatureGate, path, name,
                        $"unrecognized feature gate: {name}; it exists from Kubernetes 1.{gate.Since} on", path.Key(name));
                }
                else if (version.IsAtLeast(gate.LockedFrom) && !pair.Value)
                {
                    errors.Invalid(
                        KubeProxyDiagnostics.FeatureGate, path, "false",
                        $"cannot set feature gate {name} to false, feature is locked to true", path.Key(name));
                }
            }
            else if (FindMeant(name) is { } meant)
            {
                errors.InvalidKey(
                    KubeProxyDiagnostics.FeatureGate, path, name,
                    $"unrecognized feature gate: {name}; did you mean {meant.Name}?", path.Key(name));
            }
        }
    }

    private static ProxyGate? Find(string name)
    {
        foreach (var gate in Gates)
        {
            if (gate.Name == name) return gate;
        }

        return null;
    }

    private static ProxyGate? FindMeant(string name)
    {
        foreach (var gate in Gates)
        {
            if (FieldSuggestion.IsMisspelling(name, gate.Name)) return gate;
        }

        return null;
    }
}
