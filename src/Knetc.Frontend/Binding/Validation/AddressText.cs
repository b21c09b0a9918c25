using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Binding.Validation;

/// <summary>
/// Addresses and networks in the older fields of the API, which are read more strictly from 1.36 on (api-semantics §0.5),
/// and the words in which they are refused.
/// </summary>
internal static class AddressText
{
    private const string NotAnAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
    private const string NotANetwork = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    /// <summary>How strictly a release reads these fields.</summary>
    public static ParsingGrade GradeOf(KubeVersion version) => version.IsAtLeast(36) ? ParsingGrade.StrictLegacy : ParsingGrade.Sloppy;

    /// <summary>Why the text is no address in this grade, or null.</summary>
    public static string? NotAddress(string text, ParsingGrade grade, out IpAddress address)
    {
        if (IpAddress.TryParse(text.AsSpan(), grade, out address)) return null;
        return IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out address)
            ? $"{OddForm(text, address)}; use {address}" : NotAnAddress;
    }

    /// <summary>Why the text is no network in this grade, or null.</summary>
    public static string? NotNetwork(string text, ParsingGrade grade)
    {
        if (IpNetwork.TryParse(text.AsSpan(), grade, out _)) return null;
        if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network, out var address)) return NotANetwork;
        return address != network.Address
            ? $"must not have bits set beyond the prefix length; use {network} or {address}/{address.BitLength}"
            : $"{OddForm(text, address)}; use {network}";
    }

    /// <summary>What the strict grade has against a text that only the sloppy one reads.</summary>
    public static string OddForm(string text, IpAddress address) =>
        text.IndexOf(':') >= 0 && (address.Family == IpFamily.IPv4 || IpAddressParser.IsMapped(address))
            ? "must not be an IPv4-mapped IPv6 address"
            : "must not have leading 0s";
}
