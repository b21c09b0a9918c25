namespace Knetc.Dns;

/// <summary>The limits of names in DNS (RFC 1035 §2.3.4).</summary>
internal static class DnsName
{
    /// <summary>In characters, without the last dot.</summary>
    public const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    /// <summary>Why the name cannot be, or null. A name that is no more than characters between dots is taken for granted.</summary>
    public static string? Refuse(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxLength) return $"has {name.Length} characters";
        foreach (var label in name.Split('.'))
        {
            int length = name[label].Length;
            if (length > MaxLabelLength) return $"has a part of {length} characters";
        }

        return null;
    }
}
