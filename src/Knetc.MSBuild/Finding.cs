using System.Runtime.Serialization;

namespace Knetc.MSBuild;

/// <summary>One finding of a report. Lines and columns count from 1; null: no place in a file.</summary>
[DataContract]
internal sealed class Finding
{
    [DataMember(Name = "id")]
    public string Id { get; set; } = "";

    /// <summary>error, warning or info.</summary>
    [DataMember(Name = "severity")]
    public string Severity { get; set; } = "";

    [DataMember(Name = "message")]
    public string Message { get; set; } = "";

    [DataMember(Name = "file")]
    public string? File { get; set; }

    [DataMember(Name = "line")]
    public int? Line { get; set; }

    [DataMember(Name = "column")]
    public int? Column { get; set; }

    [DataMember(Name = "endLine")]
    public int? EndLine { get; set; }

    [DataMember(Name = "endColumn")]
    public int? EndColumn { get; set; }

    /// <summary>The object, as <c>Service default/web</c>.</summary>
    [DataMember(Name = "object")]
    public string? Object { get; set; }

    /// <summary>The field, as <c>spec.ports[0].port</c>.</summary>
    [DataMember(Name = "path")]
    public string? Field { get; set; }

    [DataMember(Name = "related")]
    public RelatedPlace[]? Related { get; set; }

    /// <summary>The message as one line: the field unless the message names it, what else is concerned, and the object.</summary>
    public string Text
    {
        get
        {
            string prefix = Field is { Length: > 0 } && Message.IndexOf($"\"{Field}\"", StringComparison.Ordinal) < 0 ? $"{Field}: " : "";
            string related = string.Concat((Related ?? []).Select(place => place.File is null ? $"; {place.Message}" : $"; {place.File}({place.Line},{place.Column}): {place.Message}"));
            return prefix + Message + related + (Object is null ? "" : $" [{Object}]");
        }
    }
}
