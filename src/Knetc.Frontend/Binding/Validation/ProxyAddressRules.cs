using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the addresses, ranges and ports of kube-proxy.</summary>
internal static class ProxyAddressRules
{
    private const string Example = "10.100.0.0/16,fde4:8dba:82e1::/48";

    public static void Validate(KubeProxyConfiguration configuration, KubeVersion version, ObjectErrors errors)
    {
        if (!IpAddress.TryParse(configuration.BindAddress.AsSpan(), ParsingGrade.Sloppy, out _))
        {
            errors.Invalid(
                KubeProxyDiagnostics.BindAddress, FieldPath.Of("bindAddress"), configuration.BindAddress,
                "not a valid textual representation of an IP address");
        }

        ValidateListener(configuration.HealthzBindAddress, FieldPath.Of("healthzBindAddress"), errors);
        ValidateListener(configuration.MetricsBindAddress, FieldPath.Of("metricsBindAddress"), errors);
        ValidateClusterCidr(configuration, version, errors);
        ValidateNodePortAddresses(configuration.NodePortAddresses, version, errors);
        if (configuration.PortRange.Trim().Length > 0 && OptionSyntax.ParsePortRange(configuration.PortRange, out _) is not null)
        {
            errors.Invalid(
                KubeProxyDiagnostics.PortRange, FieldPath.Of("portRange"), configuration.PortRange, "must be a valid port range (e.g. 300-2000)");
        }

        if (configuration.Mode == "ipvs") ValidateExcluded(configuration.Ipvs.ExcludeCIDRs, errors);
    }

    private static void ValidateListener(string address, FieldPath path, ObjectErrors errors)
    {
        int colon = address.LastIndexOf(':');
        string host = colon < 0 ? "" : address.Substring(0, colon);
        bool bracketed = host.Length >= 2 && host[0] == '[' && host[host.Length - 1] == ']';
        if (bracketed) host = host.Substring(1, host.Length - 2);
        if (colon < 0 || (!bracketed && host.IndexOf(':') >= 0) || host.IndexOfAny(['[', ']']) >= 0)
        {
            errors.Invalid(KubeProxyDiagnostics.ListenAddress, path, address, "must be IP:port");
            return;
        }

        if (!IpAddress.TryParse(host.AsSpan(), ParsingGrade.Sloppy, out _))
        {
            errors.Invalid(KubeProxyDiagnostics.ListenAddress, path, host, "must be a valid IP");
        }

        string port = address.Substring(colon + 1);
        if (!int.TryParse(port, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || !PortNumber.IsValid(number))
        {
            errors.Invalid(KubeProxyDiagnostics.ListenAddress, path, port, "must be a valid port");
        }
    }

    private static void ValidateClusterCidr(KubeProxyConfiguration configuration, KubeVersion version, ObjectErrors errors)
    {
        string text = configuration.ClusterCIDR;
        if (text.Length == 0) return;
        if (version.IsAtLeast(31) && configuration.DetectLocalMode is not ("" or "ClusterCIDR")) return;
        string[] parts = text.Split(',');
        string? bad = parts.Length switch
        {
            1 when DualStack.FamilyOfNetwork(text) is null => "must be a valid CIDR block (e.g. 10.100.0.0/16 or fde4:8dba:82e1::/48)",
            2 when !DualStack.AreNetworksOfEachFamily([.. parts]) => $"must be a valid DualStack CIDR (e.g. {Example})",
            > 2 => $"only one CIDR allowed or a valid DualStack CIDR (e.g. {Example})",
            _ => null,
        };
        if (bad is not null) errors.Invalid(KubeProxyDiagnostics.ClusterCidr, FieldPath.Of("clusterCIDR"), text, bad);
    }

    private static void ValidateNodePortAddresses(ImmutableArray<string> addresses, KubeVersion version, ObjectErrors errors)
    {
        var path = FieldPath.Of("nodePortAddresses");
        for (int i = 0; i < addresses.Length; i++)
        {
            bool primary = version.IsAtLeast(31) && addresses[i] == "primary";
            if (primary && addresses.Length == 1) return;
            if (!primary && DualStack.FamilyOfNetwork(addresses[i]) is not null) continue;
            errors.Invalid(
                KubeProxyDiagnostics.NodePortAddresses, path.Index(i), addresses[i],
                primary ? "can't use both 'primary' and CIDRs" : "must be a valid CIDR");
        }
    }

    private static void ValidateExcluded(ImmutableArray<string> ranges, ObjectErrors errors)
    {
        for (int i = 0; i < ranges.Length; i++)
        {
            if (DualStack.FamilyOfNetwork(ranges[i]) is not null) continue;
            errors.Invalid(KubeProxyDiagnostics.Ipvs, FieldPath.Of("ipvs.excludeCIDRs").Index(i), ranges[i], "must be a valid IP block");
        }
    }
}
