using System.Globalization;
using System.Text.RegularExpressions;

namespace Knetc.Testing.Restore;

/// <summary>
/// What a text for iptables-restore, or from iptables-save, says: tables, chains and rules. Comments and counters are
/// dropped; anything that iptables-restore would refuse for its shape is a <see cref="FormatException"/>.
/// </summary>
public sealed partial class RestoreText
{
    private readonly SortedDictionary<string, RestoreTable> _tables = new(StringComparer.Ordinal);

    private RestoreText()
    {
    }

    public IReadOnlyDictionary<string, RestoreTable> Tables => _tables;

    public static RestoreText Parse(string text)
    {
        var result = new RestoreText();
        RestoreTable? table = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#') continue;
            try
            {
                table = result.Read(line, table);
            }
            catch (FormatException problem)
            {
                throw new FormatException($"line {number}: {problem.Message} In: {line}", problem);
            }
        }

        return table is null ? result : throw new FormatException($"Table {table.Name} has no COMMIT.");
    }

    /// <summary>Reads one line inside <paramref name="table"/> and returns the table that the next line stands in.</summary>
    private RestoreTable? Read(string line, RestoreTable? table)
    {
        if (line[0] == '*')
        {
            if (table is not null) throw new FormatException($"Table {table.Name} has no COMMIT.");
            var opened = new RestoreTable(line[1..]);
            return _tables.TryAdd(opened.Name, opened) ? opened : throw new FormatException($"Table {opened.Name} is there twice.");
        }

        if (table is null) throw new FormatException("Line outside a table.");
        if (line == "COMMIT") return null;
        if (line[0] == ':')
            ReadChainLine(line, table);
        else
            ReadRule(line, table);
        return table;
    }

    private static void ReadChainLine(string line, RestoreTable table)
    {
        if (ChainLine().Match(line) is not { Success: true } match) throw new FormatException("Not a chain line.");
        if (!table.ChainLines.Add(match.Groups["chain"].Value)) throw new FormatException("The chain has two chain lines.");
    }

    private static void ReadRule(string line, RestoreTable table)
    {
        if (RuleLine().Match(line) is not { Success: true } match) throw new FormatException("Not a rule line.");
        var (verb, chain, rule) = (match.Groups["verb"].Value, match.Groups["chain"].Value, match.Groups["rule"].Value);
        var position = match.Groups["position"];
        if (position.Success && verb != "-I") throw new FormatException("Only -I takes a position.");
        switch (verb)
        {
            case "-A":
                table.Append(chain, rule);
                break;
            case "-I":
                table.Insert(chain, position.Success ? int.Parse(position.Value, CultureInfo.InvariantCulture) : 1, rule);
                break;
            default:
                if (rule.Length > 0) throw new FormatException("-X takes a chain only.");
                table.Deletions.Add(chain);
                break;
        }
    }

    [GeneratedRegex(@"^:(?<chain>\S+) (-|[A-Z]+)( \[\d+:\d+\])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ChainLine();

    [GeneratedRegex(
        @"^(\[\d+:\d+\] )?(?<verb>-A|-I|-X) (?<chain>\S+)( (?<position>\d+)(?= |$))?( (?<rule>.+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex RuleLine();
}
