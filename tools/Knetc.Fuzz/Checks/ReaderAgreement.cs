using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Fuzz.Checks;

/// <summary>Holds the quick reader against the full one: what it accepts, the full one reads without a finding to the same nodes.</summary>
public sealed class ReaderAgreement
{
    private readonly DirectReader _direct = new(new TextTable());

    /// <summary>Ranges that the quick reader was given.</summary>
    public int Ranges { get; private set; }

    /// <summary>Ranges that it accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>The first difference in a text; null when there is none.</summary>
    public string? Problem(string text)
    {
        var source = new SourceText("text.yaml", text);
        foreach (var span in YamlDocumentSplitter.Split(text))
        {
            Ranges++;
            if (!_direct.TryRead(text, span, out var root)) continue;
            Accepted++;
            var findings = new DiagnosticBag();
            var documents = ImmutableArray.CreateBuilder<YamlDocument>();
            YamlReader.ReadFully(source, span, documents, findings);
            if (findings.ToImmutable() is [var finding, ..]) return $"accepted in spite of {finding.Descriptor.Id}: {finding.Message}";
            if (documents.Count != (root is null ? 0 : 1)) return $"{documents.Count} documents";
            if (root is not null && Difference(root, documents[0].Root) is { } difference) return difference;
        }

        return null;
    }

    private static string? Difference(YamlNode direct, YamlNode full)
    {
        if (direct.GetType() != full.GetType() || direct.Span != full.Span) return $"{Describe(direct)} instead of {Describe(full)}";
        switch (direct, full)
        {
            case (YamlScalar one, YamlScalar other):
                bool same = one.Text == other.Text && one.Kind == other.Kind && one.IsQuoted == other.IsQuoted;
                return same ? null : $"{Describe(one)} instead of {Describe(other)}";
            case (YamlSequence one, YamlSequence other):
                if (one.Count != other.Count) return $"{one.Count} items instead of {other.Count} in {Describe(full)}";
                return Enumerable.Range(0, one.Count).Select(i => Difference(one[i], other[i])).FirstOrDefault(difference => difference is not null);
            case (YamlMapping one, YamlMapping other):
                if (one.Count != other.Count) return $"{one.Count} entries instead of {other.Count} in {Describe(full)}";
                return Enumerable.Range(0, one.Count)
                    .Select(i => KeyDifference(one[i], other[i]) ?? Difference(one[i].Value, other[i].Value))
                    .FirstOrDefault(difference => difference is not null);
            default:
                return $"a node of type {full.GetType().Name}";
        }
    }

    private static string? KeyDifference(YamlEntry one, YamlEntry other) =>
        one.Key == other.Key && one.KeySpan == other.KeySpan ? null : $"key \"{one.Key}\" at {one.KeySpan} instead of \"{other.Key}\" at {other.KeySpan}";

    private static string Describe(YamlNode node) =>
        node is YamlScalar scalar
            ? $"{scalar.Kind} \"{scalar.Text}\" ({(scalar.IsQuoted ? "quoted" : "plain")}) at {node.Span}"
            : $"{node.GetType().Name} at {node.Span}";
}
