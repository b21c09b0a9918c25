using System.Globalization;

namespace Knetc.Yaml;

/// <summary>
/// YAML 1.1 resolution of plain scalars, in the dialect of the captured verdicts: a lone <c>y</c> or <c>n</c> is text.
/// </summary>
public static class YamlScalarResolver
{
    /// <summary>The kind of a plain (unquoted) scalar.</summary>
    public static YamlScalarKind Resolve(string text)
    {
        if (text.Length == 0) return YamlScalarKind.Null;
        char first = text[0];
        if (first is '+' or '-' or '.' or (>= '0' and <= '9')) return ResolveNumber(text);
        if (first == '~') return text.Length == 1 ? YamlScalarKind.Null : YamlScalarKind.String;
        if (text.Length > 5 || "yYnNoOtTfF".IndexOf(first) < 0) return YamlScalarKind.String;
        if (text is "null" or "Null" or "NULL") return YamlScalarKind.Null;
        return IsTrue(text) || IsFalse(text) ? YamlScalarKind.Boolean : YamlScalarKind.String;
    }

    /// <summary>The value of a scalar of kind <see cref="YamlScalarKind.Boolean"/>.</summary>
    public static bool ToBoolean(string text) => IsTrue(text);

    /// <summary>
    /// The value of a scalar of kind <see cref="YamlScalarKind.Integer"/>, or of a float with an integral value. False when
    /// there is a fraction or the value needs more than 64 bits.
    /// </summary>
    public static bool TryToInteger(string text, out long value)
    {
        if (TryParseInteger(text, out value)) return true;
        if (!TryParseFloat(text, out double number) || number != Math.Floor(number)) return false;
        if (number is < -9.2e18 or > 9.2e18) return false;
        value = (long)number;
        return true;
    }

    /// <summary>A scalar as a mapping key: booleans and numbers in their canonical JSON spelling.</summary>
    internal static string KeyText(string text, YamlScalarKind kind) => kind switch
    {
        YamlScalarKind.Boolean => ToBoolean(text) ? "true" : "false",
        YamlScalarKind.Integer => TryToInteger(text, out long value) ? value.ToString(CultureInfo.InvariantCulture) : text,
        _ => text,
    };

    private static bool IsTrue(string text) =>
        text is "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "true" or "True" or "TRUE";

    private static bool IsFalse(string text) =>
        text is "no" or "No" or "NO" or "off" or "Off" or "OFF" or "false" or "False" or "FALSE";

    private static YamlScalarKind ResolveNumber(string text)
    {
        if (TryParseInteger(text, out _)) return YamlScalarKind.Integer;
        return TryParseFloat(text, out _) || IsSpecialFloat(text) ? YamlScalarKind.Float : YamlScalarKind.String;
    }

    private static bool IsSpecialFloat(string text) =>
        text[text.Length - 1] is 'f' or 'F' or 'n' or 'N' && text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    private static bool TryParseInteger(string text, out long value)
    {
        value = 0;
        if (text.Length == 0) return false;
        int position = text[0] is '+' or '-' ? 1 : 0;
        bool negative = text[0] == '-';
        int radix = ReadRadix(text, ref position);
        if (position >= text.Length || text[position] == '_') return false;
        ulong magnitude = 0;
        for (; position < text.Length; position++)
        {
            char c = text[position];
            if (c == '_' && position + 1 < text.Length) continue;
            int digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => radix,
            };
            if (digit >= radix || magnitude > (ulong.MaxValue - (ulong)digit) / (ulong)radix) return false;
            magnitude = magnitude * (ulong)radix + (ulong)digit;
        }

        if (magnitude > long.MaxValue) return false;
        value = negative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    private static int ReadRadix(string text, ref int position)
    {
        if (position + 1 >= text.Length || text[position] != '0') return 10;
        switch (text[position + 1])
        {
            case 'x' or 'X':
                position += 2;
                return 16;
            case 'b' or 'B':
                position += 2;
                return 2;
            case 'o' or 'O':
                position += 2;
                return 8;
            default:
                // A leading zero means octal; with an 8 or 9 in it the text is no integer, and the float rule reads it as decimal.
                position += 1;
                return 8;
        }
    }

    /// <summary>Digits with an optional fraction and exponent; no infinities, no hexadecimal, no separators.</summary>
    private static bool TryParseFloat(string text, out double value)
    {
        value = 0;
        int digits = 0;
        int points = 0;
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9') digits++;
            else if (c == '.' && ++points > 1) return false;
            else if (c is not ('+' or '-' or '.' or 'e' or 'E' or '_')) return false;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        string plain = text.IndexOf('_') < 0 ? text : text.Replace("_", "");
        return digits > 0 && double.TryParse(plain, Style, CultureInfo.InvariantCulture, out value);
    }
}
