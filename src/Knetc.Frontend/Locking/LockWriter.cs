using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Knetc.Hashing;

namespace Knetc.Locking;

/// <summary>
/// Writes a lock file: sorted keys, each entry on lines of its own that do not depend on its neighbours, so that line-based
/// merges of two branches rarely touch.
/// </summary>
public static class LockWriter
{
    /// <summary>The text of a lock file. Equal contents give equal texts.</summary>
    public static string Write(LockFile file)
    {
        var text = new StringBuilder();
        var root = new JsonObjectWriter(text, 0);
        root.Begin();
        WriteSections(root, file.Live, LockPools.All.Where(static pool => pool < LockPool.HealthCheck));
        root.Member("hash").Text(AllocationHash.Version);
        WriteSections(root, file.Live, LockPools.All.Where(static pool => pool >= LockPool.HealthCheck));
        WriteRanges(root.Object("ranges"), file.Ranges);
        var retired = root.Object("retired");
        retired.Begin();
        WriteSections(retired, file.Retired, LockPools.All.Where(LockPools.Retires));
        retired.End();
        WriteSlices(root.Object("slice"), file.Slices);
        root.Member("version").Number(LockFile.Version);
        root.End();
        text.Append('\n');
        return text.ToString();
    }

    private static void WriteSections(JsonObjectWriter parent, Func<LockPool, LockSection> sections, IEnumerable<LockPool> pools)
    {
        foreach (var pool in pools)
        {
            var section = parent.Object(LockPools.Name(pool));
            section.Begin();
            foreach (var entry in sections(pool).Entries) WriteEntry(section.Object(entry.Key), entry);
            section.End();
        }
    }

    private static void WriteEntry(JsonObjectWriter writer, LockEntry entry)
    {
        writer.Begin();
        if (entry.IsExplicit) writer.Member("explicit").Literal("true");
        var value = writer.Member("value");
        if (LockPools.IsNumeric(entry.Pool)) value.Literal(entry.Value);
        else value.Text(entry.Value);
        writer.End();
    }

    private static void WriteRanges(JsonObjectWriter writer, ImmutableArray<(string Name, ImmutableArray<string> Ranges)> ranges)
    {
        writer.Begin();
        foreach (var (name, values) in ranges) writer.Member(name).Array(values);
        writer.End();
    }

    private static void WriteSlices(JsonObjectWriter writer, ImmutableArray<LockedSlices> slices)
    {
        writer.Begin();
        foreach (var layout in slices)
        {
            var ordinals = writer.Object(layout.Key);
            ordinals.Begin();
            foreach (var (ordinal, endpoints) in layout.Slices
                .Select(static slice => (Text: slice.Ordinal.ToString(CultureInfo.InvariantCulture), slice.Endpoints))
                .OrderBy(static slice => slice.Text, StringComparer.Ordinal))
            {
                ordinals.Member(ordinal).Array(endpoints);
            }

            ordinals.End();
        }

        writer.End();
    }
}
