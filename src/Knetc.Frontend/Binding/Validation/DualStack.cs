using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Binding.Validation;

/// <summary>Lists that hold one entry, or one of each family.</summary>
internal static class DualStack
{
    /// <summary>Whether addresses are one, or one IPv4 and one IPv6. Texts that are no address belong to no family.</summary>
    public static bool AreOneOfEachFamily(ImmutableArray<string> addresses)
    {
        if (addresses.Length < 2) return true;
        return addresses.Length == 2 && FamilyOfAddress(addresses[0]) is { } first && FamilyOfAddress(addresses[1]) is { } second && first != second;
    }

    /// <summary>The same for networks.</summary>
    public static bool AreNetworksOfEachFamily(ImmutableArray<string> networks)
    {
        if (networks.Length < 2) return true;
        return networks.Length == 2 && FamilyOfNetwork(networks[0]) is { } first && FamilyOfNetwork(networks[1]) is { } second && first != second;
    }

    /// <summary>The family of a network's text; null when it is none.</summary>
    public static IpFamily? FamilyOfNetwork(string text) =>
        IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network) ? network.Family : null;

    private static IpFamily? FamilyOfAddress(string text) =>
        IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address) ? address.Family : null;
}
