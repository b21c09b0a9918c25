namespace Knetc.Text;

/// <summary>A range of characters in a <see cref="SourceText"/>, in UTF-16 code units from the start of the file.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));
}
