namespace Knetc.Testing.Nftables;

/// <summary>Reads what <c>nft list ruleset</c> prints, and files in the same form.</summary>
public sealed class NftText
{
    private NftText()
    {
    }

    /// <summary>Tables by family and name, such as <c>ip kube-proxy</c>.</summary>
    public Dictionary<string, NftTableText> Tables { get; } = new(StringComparer.Ordinal);

    public static NftText Parse(string text)
    {
        var result = new NftText();
        var lines = new Queue<string>(text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'));
        while (lines.TryDequeue(out var line))
        {
            // A table that is first made to be there, then deleted, is a new one.
            if (line.StartsWith("add table ", StringComparison.Ordinal) || line.StartsWith("delete table ", StringComparison.Ordinal)) continue;
            var table = new NftTableText();
            if (!result.Tables.TryAdd(NameAfter("table ", line), table)) throw new FormatException($"Twice: {line}");
            ReadTable(table, lines);
        }

        return result;
    }

    private static void ReadTable(NftTableText table, Queue<string> lines)
    {
        for (var line = Next(lines); line != "}"; line = Next(lines))
        {
            if (line.StartsWith("comment ", StringComparison.Ordinal)) table.Comment = line["comment ".Length..];
            else if (line.StartsWith("chain ", StringComparison.Ordinal)) ReadChain(table, NameAfter("chain ", line), lines);
            else if (line.StartsWith("set ", StringComparison.Ordinal) || line.StartsWith("map ", StringComparison.Ordinal)) ReadSet(table, NameAfter("", line), lines);
            else throw new FormatException($"Not part of a table: {line}");
        }
    }

    private static void ReadChain(NftTableText table, string name, Queue<string> lines)
    {
        var rules = new List<string>();
        if (!table.Chains.TryAdd(name, rules)) throw new FormatException($"Twice: chain {name}");
        for (var line = Next(lines); line != "}"; line = Next(lines)) rules.Add(line);
    }

    private static void ReadSet(NftTableText table, string name, Queue<string> lines)
    {
        var set = new NftSetText();
        if (!table.Sets.TryAdd(name, set)) throw new FormatException($"Twice: {name}");
        for (var line = Next(lines); line != "}"; line = Next(lines))
        {
            const string Elements = "elements = {";
            if (!line.StartsWith(Elements, StringComparison.Ordinal))
            {
                set.Properties.Add(line);
                continue;
            }

            var all = line[Elements.Length..];
            while (!all.EndsWith('}')) all += " " + Next(lines);
            set.Elements.AddRange(SplitElements(all[..^1]));
        }
    }

    /// <summary>Splits at commas; none stands in the comments of elements.</summary>
    private static IEnumerable<string> SplitElements(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string NameAfter(string keyword, string line) =>
        line.StartsWith(keyword, StringComparison.Ordinal) && line.EndsWith(" {", StringComparison.Ordinal)
            ? line[keyword.Length..^2]
            : throw new FormatException($"Not the start of a block: {line}");

    private static string Next(Queue<string> lines) =>
        lines.TryDequeue(out var line) ? line : throw new FormatException("The text ends within a block.");
}
