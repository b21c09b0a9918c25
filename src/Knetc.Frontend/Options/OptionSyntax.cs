using System.Collections.Immutable;
using System.Globalization;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>The texts in which components take their options.</summary>
public static class OptionSyntax
{
    /// <summary>A comma-separated list of one or two CIDRs of different families.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParseCidrs(string text, out ImmutableArray<IpNetwork> networks)
    {
        var parsed = ImmutableArray.CreateBuilder<IpNetwork>(2);
        networks = [];
        foreach (string part in text.Split(','))
        {
            string cidr = part.Trim();
            if (!IpNetwork.TryParse(cidr.AsSpan(), ParsingGrade.Sloppy, out var network))
            {
                return $"\"{cidr}\" is not a CIDR such as 10.96.0.0/12";
            }

            parsed.Add(network);
        }

        if (parsed.Count > 2) return "at most two CIDRs are possible, one of each family";
        if (parsed.Count == 2 && parsed[0].Family == parsed[1].Family) return $"two CIDRs must be one IPv4 and one IPv6, but both are {parsed[0].Family}";
        networks = parsed.ToImmutable();
        return null;
    }

    /// <summary>A port range: <c>N</c>, <c>min-max</c> or <c>base+offset</c>.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParsePortRange(string text, out PortRange range)
    {
        range = default;
        string trimmed = text.Trim();
        int dash = trimmed.IndexOf('-');
        int plus = trimmed.IndexOf('+');
        if (dash >= 0 && plus >= 0) return "a port range is either min-max or base+offset, not both";
        int separator = Math.Max(dash, plus);
        string first = separator < 0 ? trimmed : trimmed.Substring(0, separator).Trim();
        string second = separator < 0 ? trimmed : trimmed.Substring(separator + 1).Trim();
        if (!TryParsePort(first, out int low) || !TryParsePort(second, out int high)) return $"\"{trimmed}\" is not a port range such as 30000-32767";
        if (plus >= 0) high = Math.Min(low + high, ushort.MaxValue);
        if (high < low) return $"the port range {trimmed} ends before it begins";
        if (high > ushort.MaxValue) return $"port {high} is above 65535";
        range = new PortRange(low, high);
        return null;
    }

    /// <summary>A proxy mode by its kube-proxy name; names are case-sensitive.</summary>
    public static bool TryParseProxyMode(string text, out ProxyMode mode)
    {
        (bool known, mode) = text switch
        {
            "iptables" => (true, ProxyMode.Iptables),
            "ipvs" => (true, ProxyMode.Ipvs),
            "nftables" => (true, ProxyMode.Nftables),
            "userspace" => (true, ProxyMode.Userspace),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>A layout of nftables mode; names are case-sensitive.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParseNftablesLayout(string text, out NftablesLayout layout)
    {
        layout = text == "compact" ? NftablesLayout.Compact : NftablesLayout.Reference;
        return text is "reference" or "compact" ? null : "not a layout of nftables mode; use reference or compact";
    }

    /// <summary>A release whose behaviour is described.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParseVersion(string text, out KubeVersion version) =>
        KubeVersion.TryParse(text, out version) && version.CompareTo(KubeVersion.Oldest) >= 0 && version.CompareTo(KubeVersion.Newest) <= 0
            ? null
            : $"not a supported Kubernetes release; use {KubeVersion.Oldest} to {KubeVersion.Newest}";

    /// <summary>A decimal number within bounds.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParseNumber(string text, int low, int high, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= low && number <= high
            ? null
            : $"must be a number between {low} and {high}";

    /// <summary>A truth value as Go's flags take it.</summary>
    /// <returns>Null when the text is good, else what is wrong with it.</returns>
    public static string? ParseBool(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "TRUE" or "true" or "True";
        return value || text is "0" or "f" or "F" or "FALSE" or "false" or "False" ? null : "must be true or false";
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue;
}
