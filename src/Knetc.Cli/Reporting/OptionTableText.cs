using System.Collections.Immutable;
using Knetc.Options;

namespace Knetc.Cli.Reporting;

/// <summary>The options of the cluster for people: a row for each, and one for each value that it outranks.</summary>
internal static class OptionTableText
{
    private const string Overridden = "  instead of";
    private const string Gap = "  ";

    public static void Write(OptionTable table, TextWriter output)
    {
        var rows = ImmutableArray.CreateBuilder<string[]>();
        rows.Add(["OPTION", "VALUE", "SOURCE", "PLACE"]);
        foreach (var option in table.Rows)
        {
            rows.Add(Row(option.Name, option.InForce));
            foreach (var statement in option.Overridden) rows.Add(Row(Overridden, statement));
        }

        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            string line = string.Join(Gap, row.Select((cell, column) => column < widths.Length ? cell.PadRight(widths[column]) : cell));
            output.WriteLine(FindingText.Visible(line.TrimEnd()));
        }
    }

    private static string[] Row(string name, OptionStatement statement) =>
        [name, statement.Value.Length == 0 ? "-" : statement.Value, statement.Source, Place(statement)];

    private static string Place(OptionStatement statement) =>
        statement.Location is { } location ? $"{location.Path}:{location.Start.Line}" : "";
}
