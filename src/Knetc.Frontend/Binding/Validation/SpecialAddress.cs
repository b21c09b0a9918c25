using Knetc.Net;

namespace Knetc.Binding.Validation;

/// <summary>Addresses that mean something else on every host, so that nothing can be forwarded to them.</summary>
internal static class SpecialAddress
{
    /// <summary>Why nothing can be forwarded to the address, or null.</summary>
    public static string? Refuse(IpAddress address)
    {
        if (address.IsUnspecified) return $"may not be unspecified ({address})";
        if (address.IsLoopback) return "may not be in the loopback range (127.0.0.0/8, ::1/128)";
        if (address.IsLinkLocalUnicast) return "may not be in the link-local range (169.254.0.0/16, fe80::/10)";
        return address.IsLinkLocalMulticast ? "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)" : null;
    }
}
