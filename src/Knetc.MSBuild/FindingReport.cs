using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

namespace Knetc.MSBuild;

/// <summary>The JSON report of knetc, as far as a build needs it. Read with what every MSBuild has on board.</summary>
[DataContract]
internal sealed class FindingReport
{
    [DataMember(Name = "diagnostics")]
    public Finding[] Findings { get; set; } = [];

    public bool HasErrors => Array.Exists(Findings, finding => finding.Severity == "error");

    /// <summary>Reads a report; null when the file holds something else.</summary>
    public static FindingReport? Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return new DataContractJsonSerializer(typeof(FindingReport)).ReadObject(stream) as FindingReport is { Findings: not null } report ? report : null;
        }
        catch (SerializationException)
        {
            return null;
        }
    }
}
