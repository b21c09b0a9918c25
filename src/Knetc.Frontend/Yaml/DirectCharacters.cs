namespace Knetc.Yaml;

/// <summary>What characters mean to <see cref="DirectReader"/>.</summary>
internal static class DirectCharacters
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";
    private const byte Odd = 1;
    private const byte PlainText = 2;
    private const byte PlainStart = 4;
    private const byte FlowText = 8;

    private static readonly byte[] Classes = MakeClasses();

    /// <summary>Tabs, control characters and the line breaks that are not line feeds: left to the full reader.</summary>
    public static bool IsOdd(char c) =>
        c < 128 ? (Classes[c] & Odd) != 0 : c is '\u0085' or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';

    /// <summary>How many characters from the beginning on are part of a plain scalar of a block, whatever stands before and behind them.</summary>
    public static int PlainTextLength(ReadOnlySpan<char> text)
    {
        byte[] classes = Classes;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 128 ? (classes[c] & PlainText) == 0 : IsOdd(c)) return i;
        }

        return text.Length;
    }

    /// <summary>May begin a plain scalar, whatever stands behind it.</summary>
    public static bool IsPlainStart(char c) => c < 128 ? (Classes[c] & PlainStart) != 0 : !IsOdd(c);

    /// <summary>Part of the plain scalars that are read within brackets.</summary>
    public static bool IsFlowText(char c) => c < 128 && (Classes[c] & FlowText) != 0;

    private static byte[] MakeClasses()
    {
        var classes = new byte[128];
        for (char c = '\0'; c < 128; c++)
        {
            if (c is < ' ' and not ('\n' or '\r') or '\u007f') classes[c] = Odd;
            if (c is > ' ' and < '\u007f' and not (':' or '#')) classes[c] |= PlainText;
            if (c is > ' ' and < '\u007f' && Indicators.IndexOf(c) < 0) classes[c] |= PlainStart;
            if (c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '.' or '-' or '_' or '/' or '+') classes[c] |= FlowText;
        }

        return classes;
    }
}
