namespace Knetc.Yaml;

/// <summary>
/// Gives one string to the same text at many places of the input, as far as a small table reaches. Several threads may use
/// one table: at worst two of them make the same text.
/// </summary>
internal sealed class TextTable
{
    private const int Size = 4096;

    /// <summary>Longer texts are seldom repeated.</summary>
    private const int LongestText = 48;

    private readonly string?[] _texts = new string?[Size];

    public string Get(string content, int start, int length)
    {
        if (length > LongestText) return content.Substring(start, length);
        var text = content.AsSpan(start, length);
        uint hash = (uint)length;
        foreach (char c in text) hash = hash * 31 + c;
        ref string? slot = ref _texts[(hash ^ (hash >> 12)) & (Size - 1)];
        var known = slot;
        if (known is not null && text.SequenceEqual(known.AsSpan())) return known;
        return slot = KnownTexts.Intern(text.ToString());
    }
}
