using System.Xml.Linq;

namespace Knetc.MSBuild;

/// <summary>One finding of a report. Lines and columns count from 1; null: no place in a file.</summary>
internal sealed class Finding
{
    public string Id { get; private set; } = "";

    /// <summary>error, warning or info.</summary>
    public string Severity { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string? File { get; private set; }

    public int? Line { get; private set; }

    public int? Column { get; private set; }

    public int? EndLine { get; private set; }

    public int? EndColumn { get; private set; }

    /// <summary>The object, as <c>Service default/web</c>.</summary>
    public string? Object { get; private set; }

    /// <summary>The field, as <c>spec.ports[0].port</c>.</summary>
    public string? Field { get; private set; }

    public RelatedPlace[] Related { get; private set; } = [];

    /// <summary>The message as one line: the field unless the message names it, what else is concerned, and the object.</summary>
    public string Text
    {
        get
        {
            string prefix = Field is { Length: > 0 } && Message.IndexOf($"\"{Field}\"", StringComparison.Ordinal) < 0 ? $"{Field}: " : "";
            string related = string.Concat(Related.Select(place => place.File is null ? $"; {place.Message}" : $"; {place.File}({place.Line},{place.Column}): {place.Message}"));
            return prefix + Message + related + (Object is null ? "" : $" [{Object}]");
        }
    }

    public static Finding Read(XElement item) => new()
    {
        Id = FindingReport.TextOf(item, "id") ?? "",
        Severity = FindingReport.TextOf(item, "severity") ?? "",
        Message = FindingReport.TextOf(item, "message") ?? "",
        File = FindingReport.TextOf(item, "file"),
        Line = FindingReport.NumberOf(item, "line"),
        Column = FindingReport.NumberOf(item, "column"),
        EndLine = FindingReport.NumberOf(item, "endLine"),
        EndColumn = FindingReport.NumberOf(item, "endColumn"),
        Object = FindingReport.TextOf(item, "object"),
        Field = FindingReport.TextOf(item, "path"),
        Related = [.. item.Element("related")?.Elements().Select(RelatedPlace.Read) ?? []],
    };
}
