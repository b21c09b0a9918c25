namespace Knetc.Schema;

/// <summary>Times as the API server reads them: <c>2024-05-01T12:00:00Z</c>, <c>2024-05-01T12:00:00.5+02:00</c>.</summary>
public static class Rfc3339
{
    public static bool IsWellFormed(string text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
        int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
        if (year < 0 || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month)) return false;
        if (!IsBelow(text, 11, 24) || !IsBelow(text, 14, 60) || !IsBelow(text, 17, 60)) return false;
        int position = 19;
        if (text[position] is '.' or ',')
        {
            int start = ++position;
            while (position < text.Length && text[position] is >= '0' and <= '9') position++;
            if (position == start) return false;
        }

        return IsZone(text, position);
    }

    private static bool IsZone(string text, int position) => (text.Length - position) switch
    {
        1 => text[position] == 'Z',
        6 when text[position] is '+' or '-' => text[position + 3] == ':' && IsBelow(text, position + 1, 25) && IsBelow(text, position + 4, 60),
        _ => false,
    };

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static bool IsBelow(string text, int start, int limit) => Number(text, start, 2) is >= 0 and var value && value < limit;

    /// <summary>The value of a run of digits, or -1.</summary>
    private static int Number(string text, int start, int length)
    {
        int value = 0;
        for (int i = start; i < start + length; i++)
        {
            if (text[i] is not (>= '0' and <= '9')) return -1;
            value = value * 10 + (text[i] - '0');
        }

        return value;
    }
}
