using System.Globalization;

namespace Knetc.Schema;

/// <summary>Durations as Go writes them: <c>300ms</c>, <c>1.5h</c>, <c>2h45m</c>, <c>-1s</c>, <c>0</c>.</summary>
public static class GoDuration
{
    /// <summary>Go counts nanoseconds in 64 bits, which is about 292 years.</summary>
    private const decimal MaxTicks = long.MaxValue / 100m;

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        int position = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            position = 1;
        }

        if (position == text.Length) return false;
        if (text.Substring(position) == "0") return true;
        decimal ticks = 0;
        while (position < text.Length)
        {
            if (!TryReadNumber(text, ref position, out decimal number) || !TryReadUnit(text, ref position, out decimal unit)) return false;
            if (number > MaxTicks / unit) return false;
            ticks += number * unit;
            if (ticks > MaxTicks) return false;
        }

        duration = new TimeSpan((long)(negative ? -ticks : ticks));
        return true;
    }

    /// <summary>A duration as Go prints it: <c>1m30s</c>, <c>1h0m0s</c>, <c>1.5s</c>, <c>0s</c>; below a second in <c>ms</c> or <c>µs</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero) return "0s";
        string sign = duration < TimeSpan.Zero ? "-" : "";
        decimal ticks = Math.Abs((decimal)duration.Ticks);
        if (ticks < TimeSpan.TicksPerMillisecond) return sign + Number(ticks / 10) + "\u00b5s";
        if (ticks < TimeSpan.TicksPerSecond) return sign + Number(ticks / TimeSpan.TicksPerMillisecond) + "ms";
        decimal hours = Math.Floor(ticks / TimeSpan.TicksPerHour);
        decimal minutes = Math.Floor(ticks % TimeSpan.TicksPerHour / TimeSpan.TicksPerMinute);
        string text = sign;
        if (hours > 0) text += Number(hours) + "h";
        if (hours > 0 || minutes > 0) text += Number(minutes) + "m";
        return text + Number(ticks % TimeSpan.TicksPerMinute / TimeSpan.TicksPerSecond) + "s";

        static string Number(decimal value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
    }

    private static bool TryReadNumber(string text, ref int position, out decimal number)
    {
        number = 0;
        int start = position;
        decimal scale = 0;
        int digits = 0;
        for (; position < text.Length && position - start < 20; position++)
        {
            char c = text[position];
            if (c == '.' && scale == 0)
            {
                scale = 1;
            }
            else if (c is >= '0' and <= '9')
            {
                digits++;
                if (scale == 0) number = number * 10 + (c - '0');
                else number += (c - '0') * (scale /= 10);
            }
            else
            {
                break;
            }
        }

        return digits > 0;
    }

    private static bool TryReadUnit(string text, ref int position, out decimal ticks)
    {
        int start = position;
        while (position < text.Length && text[position] is not ('.' or (>= '0' and <= '9'))) position++;
        ticks = text.Substring(start, position - start) switch
        {
            "ns" => 0.01m,
            "us" or "\u00b5s" or "\u03bcs" => TimeSpan.TicksPerMillisecond / 1000m,
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            _ => 0,
        };
        return ticks > 0;
    }
}
