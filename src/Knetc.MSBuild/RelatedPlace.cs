using System.Xml.Linq;

namespace Knetc.MSBuild;

/// <summary>Another place that a finding is about.</summary>
internal sealed class RelatedPlace
{
    public string Message { get; private set; } = "";

    public string? File { get; private set; }

    public int? Line { get; private set; }

    public int? Column { get; private set; }

    public static RelatedPlace Read(XElement item) => new()
    {
        Message = FindingReport.TextOf(item, "message") ?? "",
        File = FindingReport.TextOf(item, "file"),
        Line = FindingReport.NumberOf(item, "line"),
        Column = FindingReport.NumberOf(item, "column"),
    };
}
