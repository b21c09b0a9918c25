using System.Runtime.Serialization;

namespace Knetc.MSBuild;

/// <summary>Another place that a finding is about.</summary>
[DataContract]
internal sealed class RelatedPlace
{
    [DataMember(Name = "message")]
    public string Message { get; set; } = "";

    [DataMember(Name = "file")]
    public string? File { get; set; }

    [DataMember(Name = "line")]
    public int? Line { get; set; }

    [DataMember(Name = "column")]
    public int? Column { get; set; }
}
