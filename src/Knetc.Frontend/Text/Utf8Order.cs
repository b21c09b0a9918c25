namespace Knetc.Text;

/// <summary>Orders texts as their UTF-8 bytes do, which differs from the order of UTF-16 units where surrogates are involved.</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    private Utf8Order() { }

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        int length = Math.Min(x.Length, y.Length);
        for (int i = 0; i < length; i++)
        {
            if (x[i] != y[i]) return Rank(x[i]) - Rank(y[i]);
        }

        return x.Length - y.Length;
    }

    /// <summary>Surrogates stand for code points above all others, so they rank last.</summary>
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
