using System.Globalization;
using Knetc.Text;

namespace Knetc.Generators.Hosts;

/// <summary>Finds hosts in connection strings: <c>Host=db;Port=5432</c>, <c>Server=tcp:db,1433;Database=shop</c>.</summary>
internal static class ConnectionString
{
    private static readonly HashSet<string> HostKeys = new(StringComparer.OrdinalIgnoreCase)
        { "host", "server", "data source", "datasource", "address", "addr", "network address", "servername", "hostname" };

    /// <summary>Keys that only a connection over a network has; a file has a data source too.</summary>
    private static readonly HashSet<string> NetworkKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "port", "database", "initial catalog", "user id", "userid", "uid", "user", "username", "user name", "integrated security", "trusted_connection",
        "encrypt", "trustservercertificate", "multipleactiveresultsets", "ssl mode", "sslmode", "pooling", "timeout", "connect timeout", "virtualhost",
    };

    private static readonly HashSet<string> FileKeys = new(StringComparer.OrdinalIgnoreCase) { "mode", "cache", "foreign keys", "recursive triggers", "version" };

    /// <summary>The hosts; none when the text is not a connection string.</summary>
    public static IReadOnlyList<HostUse> Find(string text)
    {
        if (text.IndexOf('=') < 0 || text.IndexOf(';') < 0) return [];
        var pairs = Split(text);
        if (pairs is null || !pairs.Any(pair => NetworkKeys.Contains(pair.Key)) || pairs.Any(pair => FileKeys.Contains(pair.Key))) return [];
        var port = pairs.FirstOrDefault(static pair => string.Equals(pair.Key, "port", StringComparison.OrdinalIgnoreCase));
        var uses = new List<HostUse>();
        foreach (var (key, value) in pairs)
        {
            if (!HostKeys.Contains(key)) continue;
            foreach (var use in Hosts(text, value))
            {
                bool takesPort = use.Number < 0 && port.Key is not null;
                uses.Add(takesPort && int.TryParse(text.Substring(port.Value.Start, port.Value.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? use with { Port = port.Value, Number = number }
                    : use);
            }
        }

        return uses;
    }

    private static IEnumerable<HostUse> Hosts(string text, TextSpan value)
    {
        int start = value.Start;
        if (string.Compare(text, start, "tcp:", 0, 4, StringComparison.OrdinalIgnoreCase) == 0) start += 4;
        string whole = text.Substring(start, value.End - start);
        string[] parts = whole.Split(',');

        // SQL Server writes the port behind a comma, others write more hosts there.
        if (parts.Length == 2 && parts[1].Trim().All(char.IsDigit))
        {
            if (AuthorityText.Read(text, start, value.End, HostContext.Certain, ',') is { } use) yield return use;
            yield break;
        }

        foreach (string part in parts)
        {
            if (AuthorityText.Read(text, start, start + part.Length, HostContext.Certain) is { } use) yield return use;
            start += part.Length + 1;
        }
    }

    /// <summary>The pairs, each value with its place; null when something is no pair.</summary>
    private static List<(string Key, TextSpan Value)>? Split(string text)
    {
        var pairs = new List<(string, TextSpan)>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf(';', start);
            if (end < 0) end = text.Length;
            if (text.Substring(start, end - start).Trim().Length > 0)
            {
                int equals = text.IndexOf('=', start, end - start);
                if (equals < 0) return null;
                int valueStart = equals + 1;
                int valueEnd = end;
                while (valueStart < valueEnd && char.IsWhiteSpace(text[valueStart])) valueStart++;
                while (valueEnd > valueStart && char.IsWhiteSpace(text[valueEnd - 1])) valueEnd--;
                pairs.Add((text.Substring(start, equals - start).Trim(), TextSpan.FromBounds(valueStart, valueEnd)));
            }

            start = end + 1;
        }

        return pairs;
    }
}
