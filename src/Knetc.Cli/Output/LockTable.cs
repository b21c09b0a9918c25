using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Knetc.Locking;

namespace Knetc.Cli.Output;

/// <summary>Lists the content of a lock file, for people and for programs.</summary>
internal static class LockTable
{
    private static readonly string[] Head = ["POOL", "KEY", "VALUE", "FLAGS"];

    /// <summary>One line for each entry, in columns.</summary>
    public static void Write(LockFile file, TextWriter output)
    {
        string[][] rows = [Head, .. Entries(file).Select(Row), .. file.Slices.SelectMany(Rows)];
        int[] widths = [.. Enumerable.Range(0, Head.Length - 1).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < widths.Length; column++) line.Append(row[column].PadRight(widths[column] + 2));
            output.WriteLine(line.Append(row[^1]).ToString().TrimEnd());
        }
    }

    /// <summary>One JSON object with all entries.</summary>
    public static void WriteJson(LockFile file, TextWriter output)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options)) Write(json, file);
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, LockFile file)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("entries");
        foreach (var (entry, retired) in Entries(file))
        {
            json.WriteStartObject();
            json.WriteString("pool", LockPools.Name(entry.Pool));
            json.WriteString("key", entry.Key);
            json.WriteString("value", entry.Value);
            json.WriteBoolean("explicit", entry.IsExplicit);
            json.WriteBoolean("retired", retired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("slices");
        foreach (var layout in file.Slices)
        {
            foreach (var (ordinal, endpoints) in layout.Slices)
            {
                json.WriteStartObject();
                json.WriteString("key", layout.Key);
                json.WriteNumber("ordinal", ordinal);
                json.WriteStartArray("endpoints");
                foreach (string endpoint in endpoints) json.WriteStringValue(endpoint);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>All entries by pool and key, those of objects first.</summary>
    private static IEnumerable<(LockEntry Entry, bool IsRetired)> Entries(LockFile file)
    {
        foreach (var pool in LockPools.All)
        {
            foreach (var entry in file.Live(pool).Entries) yield return (entry, false);
            foreach (var entry in file.Retired(pool).Entries) yield return (entry, true);
        }
    }

    private static string[] Row((LockEntry Entry, bool IsRetired) row) =>
        [LockPools.Name(row.Entry.Pool), Visible(row.Entry.Key), Visible(row.Entry.Value), row.IsRetired ? "retired" : row.Entry.IsExplicit ? "explicit" : ""];

    private static IEnumerable<string[]> Rows(LockedSlices layout)
    {
        foreach (var (ordinal, endpoints) in layout.Slices)
        {
            string count = endpoints.Length.ToString(CultureInfo.InvariantCulture);
            yield return ["slice", $"{Visible(layout.Key)}/{ordinal.ToString(CultureInfo.InvariantCulture)}", endpoints.Length == 1 ? "1 endpoint" : $"{count} endpoints", ""];
        }
    }

    /// <summary>A text without control characters, which could steer a terminal.</summary>
    private static string Visible(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
