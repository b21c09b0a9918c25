using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;

namespace Knetc.MSBuild;

/// <summary>
/// The JSON report of knetc, as far as a build needs it. Read with what every MSBuild has on board, and without a serializer, which takes longer to
/// set up than a report takes to read.
/// </summary>
internal sealed class FindingReport
{
    private FindingReport(Finding[] findings) => Findings = findings;

    public Finding[] Findings { get; }

    public bool HasErrors => Array.Exists(Findings, finding => finding.Severity == "error");

    /// <summary>Reads a report; null when the file holds something else.</summary>
    public static FindingReport? Read(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max);
            if (reader.MoveToContent() != XmlNodeType.Element) return null;
            return XElement.Load(reader).Element("diagnostics") is { } list && TypeOf(list) == "array" ? new FindingReport([.. list.Elements().Select(Finding.Read)]) : null;
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>A field that is a text or a number; null when it is absent or null.</summary>
    internal static string? TextOf(XElement item, XName field) =>
        item.Element(field) is { } element && TypeOf(element) != "null" ? element.Value : null;

    internal static int? NumberOf(XElement item, XName field) => TextOf(item, field) is { } text ? XmlConvert.ToInt32(text) : null;

    /// <summary>What kind of JSON value an element stands for.</summary>
    private static string? TypeOf(XElement element) => element.Attribute("type")?.Value;
}
