using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>Reads a file of known findings.</summary>
public static class BaselineReader
{
    private const string Version = "1";

    /// <summary>The known findings, or null with a finding about the file. A number that knetc no longer has is simply stale.</summary>
    public static Baseline? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var problems = new DiagnosticBag();
        var documents = YamlReader.Read(source, problems);
        if (problems.HasErrors || documents.Length != 1 || documents[0].Root is not YamlMapping root)
        {
            var place = problems.Count > 0 ? problems.ToImmutable()[0].Location!.Span : default;
            diagnostics.Add(SuppressionDiagnostics.MalformedBaseline, source, place, problems.Count > 0 ? problems.ToImmutable()[0].Message : "the file holds no JSON object");
            return null;
        }

        if (root.Find("version") is not YamlScalar { Text: Version } || root.Find(Baseline.ListName) is not YamlSequence list)
        {
            diagnostics.Add(SuppressionDiagnostics.MalformedBaseline, source, root.Span, $"the object is not of the form {{\"version\": {Version}, \"{Baseline.ListName}\": […]}}");
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<BaselineEntry>(list.Count);
        for (int i = 0; i < list.Count; i++)
        {
            if (ReadEntry(list[i]) is { } entry)
            {
                entries.Add(entry);
                continue;
            }

            diagnostics.Add(SuppressionDiagnostics.MalformedBaseline, source, list[i].Span, "an entry has texts `id`, `object` or `file`, perhaps `path`, and perhaps a `count` from 1 on");
            return null;
        }

        return new Baseline(source, entries.MoveToImmutable());
    }

    private static BaselineEntry? ReadEntry(YamlNode node)
    {
        if (node is not YamlMapping mapping) return null;
        var key = new FindingKey(Text(mapping, "id"), Text(mapping, "object"), Text(mapping, "file"), Text(mapping, "path"));
        if (key.Id.Length == 0) return null;
        int count = 1;
        bool isValid = mapping.Find("count") is not { } given
            || (given is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0);
        return isValid ? new BaselineEntry(key, count, mapping.Span) : null;
    }

    private static string Text(YamlMapping mapping, string name) => mapping.Find(name) is YamlScalar { IsNull: false } scalar ? scalar.Text : "";
}
