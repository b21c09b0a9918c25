using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>Formats values as the reference's structured log does.</summary>
public static class ProxyLogValue
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A family's name.</summary>
    public static string Of(IpFamily family) => family == IpFamily.IPv4 ? "\"IPv4\"" : "\"IPv6\"";

    /// <summary>A duration in Go's notation: <c>1m30s</c>, <c>1.5s</c>, <c>500ms</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero) return Quote("0s");
        string sign = duration < TimeSpan.Zero ? "-" : "";
        var rest = duration.Duration();
        if (rest < TimeSpan.FromMilliseconds(1)) return Quote(sign + Decimal(rest.Ticks / 10m) + "µs");
        if (rest < TimeSpan.FromSeconds(1)) return Quote(sign + Decimal(rest.Ticks / 10_000m) + "ms");

        long hours = rest.Ticks / TimeSpan.TicksPerHour;
        string seconds = Decimal(rest.Ticks % TimeSpan.TicksPerMinute / 10_000_000m) + "s";
        string minutes = hours > 0 || rest.Minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{rest.Minutes}m") : "";
        return Quote(sign + (hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h") : "") + minutes + seconds);
    }

    /// <summary>A text in quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\');
            if (c == '\n') quoted.Append("\\n");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list of texts, without blanks between them.</summary>
    public static string List<T>(ImmutableArray<T> items)
    {
        var list = new StringBuilder("[");
        foreach (var item in items)
        {
            if (list.Length > 1) list.Append(',');
            list.Append(Quote(item?.ToString() ?? ""));
        }

        return list.Append(']').ToString();
    }

    /// <summary>A map of texts, by key.</summary>
    public static string Map(ImmutableArray<KeyValuePair<string, string>> pairs)
    {
        var map = new StringBuilder("{");
        foreach (var (key, value) in pairs.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key)))
        {
            if (map.Length > 1) map.Append(',');
            map.Append(Quote(key)).Append(':').Append(Quote(value));
        }

        return map.Append('}').ToString();
    }

    private static string Decimal(decimal value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
