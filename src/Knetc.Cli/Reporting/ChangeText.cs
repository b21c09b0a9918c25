using System.Collections.Immutable;
using Knetc.Comparison;

namespace Knetc.Cli.Reporting;

/// <summary>Changes for people: one line each, those of a Service together, those where traffic fails marked by <c>!</c>.</summary>
internal static class ChangeText
{
    public static void Write(ImmutableArray<Change> changes, TextWriter output)
    {
        string heading = "";
        foreach (var change in changes)
        {
            string own = Heading(change);
            if (own != heading) output.WriteLine(own);
            heading = own;
            string place = change.Origin is { Object.Source: { } source, Line: > 0 and var line } ? $" ({source.Path}:{line})" : "";
            output.WriteLine($"  {Sign(change.Effect)} {FindingText.Visible(change.Message + place)}");
        }

        output.WriteLine(Summary(changes));
    }

    private static string Heading(Change change) => change.Kind switch
    {
        ChangeKind.Option => "Options",
        ChangeKind.NodeAdded or ChangeKind.NodeRemoved or ChangeKind.NodeAddresses or ChangeKind.NodePodRanges => "Nodes",
        ChangeKind.PodAddresses => "Pods",
        _ => change.Object,
    };

    private static char Sign(ChangeEffect effect) => effect switch
    {
        ChangeEffect.Added => '+',
        ChangeEffect.Removed => '-',
        ChangeEffect.Changed => '~',
        _ => '!',
    };

    private static string Summary(ImmutableArray<Change> changes)
    {
        if (changes.IsEmpty) return "nothing changes for traffic";
        string[] counts =
        [
            Count(changes, ChangeEffect.Added, "added"),
            Count(changes, ChangeEffect.Removed, "removed"),
            Count(changes, ChangeEffect.Changed, "changed"),
            Count(changes, ChangeEffect.Fails, "where traffic fails"),
        ];
        return $"{changes.Length} {(changes.Length == 1 ? "change" : "changes")}: {string.Join(", ", counts.Where(static count => count.Length > 0))}";
    }

    private static string Count(ImmutableArray<Change> changes, ChangeEffect effect, string word)
    {
        int count = changes.Count(change => change.Effect == effect);
        return count == 0 ? "" : $"{count} {word}";
    }
}
