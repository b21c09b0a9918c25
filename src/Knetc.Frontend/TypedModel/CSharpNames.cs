using System.Globalization;

namespace Knetc.TypedModel;

/// <summary>What C# takes for a name.</summary>
internal static class CSharpNames
{
    /// <summary>The words that are never names without an @ in front; others are only so in places where no class can be declared.</summary>
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params "
        + "private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong "
        + "unchecked unsafe ushort using virtual void volatile while __arglist __makeref __reftype __refvalue").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Whether a class can have that name.</summary>
    public static bool IsName(string text)
    {
        if (text.Length == 0 || Keywords.Contains(text)) return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsPart(text[i], isFirst: i == 0)) return false;
        }

        return true;
    }

    private static bool IsPart(char c, bool isFirst) => char.IsLetter(c) || c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.LetterNumber => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => !isFirst,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => !isFirst,
        _ => false,
    };
}
