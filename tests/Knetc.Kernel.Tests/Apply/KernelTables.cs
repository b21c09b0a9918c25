using System.Text.RegularExpressions;

namespace Knetc.Kernel.Apply;

/// <summary>What iptables-save prints for both families, without counters, comments, and tables that hold nothing.</summary>
internal sealed partial record KernelTables
{
    private static readonly string[] NoLines = [];

    public KernelTables(string ipv4, string ipv6)
    {
        IPv4 = Normal(ipv4);
        IPv6 = Normal(ipv6);
    }

    public string IPv4 { get; }

    public string IPv6 { get; }

    /// <summary>Lines of both families that name a chain of Kubernetes.</summary>
    public IReadOnlyList<string> KubernetesLines => [.. $"{IPv4}\n{IPv6}".Split('\n').Where(line => line.Contains("KUBE-", StringComparison.Ordinal))];

    private static string Normal(string saved)
    {
        var lines = Counters().Replace(saved, "").Split('\n').Where(line => line.Length > 0 && line[0] != '#');
        var tables = string.Join('\n', lines).Split("COMMIT", StringSplitOptions.RemoveEmptyEntries).Select(table => table.Trim('\n'));
        return string.Concat(tables.Where(IsUsed).Order(StringComparer.Ordinal).Select(table => $"{table}\nCOMMIT\n"));
    }

    private static bool IsUsed(string table) =>
        (table.Split('\n') is { Length: > 1 } lines ? lines[1..] : NoLines).Any(line => !line.EndsWith(" ACCEPT", StringComparison.Ordinal));

    [GeneratedRegex(@" \[\d+:\d+\]")]
    private static partial Regex Counters();
}
