namespace Knetc.Yaml;

/// <summary>
/// Gives one string to the same text at many places of the input, as far as a small table reaches. Several threads may use
/// one table: at worst two of them make the same text.
/// </summary>
internal sealed class TextTable
{
    private const int SizeBits = 12;

    /// <summary>Longer texts are seldom repeated.</summary>
    private const int LongestText = 48;

    private readonly string?[] _texts = new string?[1 << SizeBits];

    public string Get(string content, int start, int length)
    {
        if (length > LongestText) return content.Substring(start, length);
        var text = content.AsSpan(start, length);
        ref string? slot = ref _texts[SlotOf(text)];
        var known = slot;
        if (known is not null && text.SequenceEqual(known.AsSpan())) return known;
        return slot = KnownTexts.Intern(text.ToString());
    }

    /// <summary>Texts of a manifest differ at their ends, so the first and last four characters do.</summary>
    private static int SlotOf(ReadOnlySpan<char> text)
    {
        ulong first = 0;
        ulong last = 0;
        if (text.Length >= 4)
        {
            first = Four(text);
            last = Four(text.Slice(text.Length - 4));
        }
        else
        {
            foreach (char c in text) first = (first << 16) | c;
        }

        ulong hash = unchecked((((first + (ulong)text.Length) * 0x9E3779B97F4A7C15) ^ last) * 0xC2B2AE3D27D4EB4F);
        return (int)(hash >> (64 - SizeBits));
    }

    private static ulong Four(ReadOnlySpan<char> text) => ((ulong)text[0] << 48) | ((ulong)text[1] << 32) | ((ulong)text[2] << 16) | text[3];
}
