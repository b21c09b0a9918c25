using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// What kube-proxy holds its configuration against before it starts (api-semantics §2.10), after defaulting. It reads
/// addresses the lenient way in every release.
/// </summary>
public static class KubeProxyRules
{
    private const string NotNegative = "must be greater than or equal to 0";

    public static void Validate(KubeProxyConfiguration configuration, KubeVersion version, ObjectErrors errors)
    {
        ValidateMode(configuration, version, errors);
        ProxyGateRules.Validate(configuration.FeatureGates, version, errors);
        ProxyAddressRules.Validate(configuration, version, errors);
        ProxyPeriodRules.Validate(configuration, errors);
        ValidateMasqueradeBit(configuration.Iptables.MasqueradeBit, "iptables", errors);
        if (configuration.Mode == "nftables") ValidateMasqueradeBit(configuration.Nftables.MasqueradeBit, "nftables", errors);
        if (configuration.OomScoreAdj is { } score and (< -1000 or > 1000))
        {
            errors.Invalid(KubeProxyDiagnostics.OomScore, FieldPath.Of("oomScoreAdj"), score, "must be within the range [-1000, 1000]");
        }

        var (perCore, min) = (configuration.Conntrack.MaxPerCore, configuration.Conntrack.Min);
        if (perCore < 0) errors.Invalid(KubeProxyDiagnostics.Conntrack, FieldPath.Of("conntrack.maxPerCore"), perCore.Value, NotNegative);
        if (min < 0) errors.Invalid(KubeProxyDiagnostics.Conntrack, FieldPath.Of("conntrack.min"), min.Value, NotNegative);
        int burst = configuration.ClientConnectionBurst;
        if (burst < 0) errors.Invalid(KubeProxyDiagnostics.Burst, FieldPath.Of("clientConnection.burst"), burst, NotNegative);
    }

    private static void ValidateMode(KubeProxyConfiguration configuration, KubeVersion version, ObjectErrors errors)
    {
        bool nftables = ProxyGateRules.IsEnabled("NFTablesProxyMode", configuration.FeatureGates, version);
        string mode = configuration.Mode;
        if (mode is not ("" or "iptables" or "ipvs") && !(mode == "nftables" && nftables))
        {
            string known = nftables ? "iptables,ipvs,nftables" : "iptables,ipvs";
            errors.Invalid(
                KubeProxyDiagnostics.Mode, FieldPath.Of("mode"), mode,
                $"must be {known} or blank (blank means the best-available proxy [currently iptables])");
        }

        switch (configuration.DetectLocalMode)
        {
            case "" or "ClusterCIDR" or "NodeCIDR":
                break;
            case "BridgeInterface":
                RequireInterface(configuration.BridgeInterface, "detectLocal.bridgeInterface", errors);
                break;
            case "InterfaceNamePrefix":
                RequireInterface(configuration.InterfaceNamePrefix, "detectLocal.interfaceNamePrefix", errors);
                break;
            default:
                errors.NotSupported(
                    KubeProxyDiagnostics.DetectLocalMode, FieldPath.Of("detectLocalMode"), configuration.DetectLocalMode,
                    "BridgeInterface", "ClusterCIDR", "InterfaceNamePrefix", "NodeCIDR");
                break;
        }
    }

    private static void RequireInterface(string name, string path, ObjectErrors errors)
    {
        if (name.Length == 0) errors.Invalid(KubeProxyDiagnostics.DetectLocalInterface, FieldPath.Of(path), name, "must not be empty");
        else if (!IsInterfaceName(name)) errors.Invalid(KubeProxyDiagnostics.DetectLocalInterface, FieldPath.Of(path), name, "must be the name of a network interface: up to 15 letters, digits, '.', '-', '_', ':' or '@'");
    }

    /// <summary>Stricter than the kernel, which allows almost any character: the name becomes part of rules.</summary>
    private static bool IsInterfaceName(string name)
    {
        if (name.Length > 15 || name[0] == '-') return false;
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_' or ':' or '@')) return false;
        }

        return true;
    }

    private static void ValidateMasqueradeBit(int? bit, string section, ObjectErrors errors)
    {
        if (bit is not { } number || number is >= 0 and <= 31) return;
        errors.Invalid(
            KubeProxyDiagnostics.MasqueradeBit, FieldPath.Of(section).Field("masqueradeBit"), number, "must be within the range [0, 31]");
    }
}
