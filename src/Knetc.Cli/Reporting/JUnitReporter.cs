using System.Globalization;
using System.Text;
using System.Xml;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>
/// Findings as test results, for dashboards that know nothing else: a suite for every file with findings, a case for every
/// finding. Errors fail, warnings and infos pass with their text as output, accepted findings are skipped.
/// </summary>
internal sealed class JUnitReporter : IReporter
{
    private const string Name = "knetc";

    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false };

    public void Report(FilteredDiagnostics findings, TextWriter output)
    {
        var suites = Group(findings);
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Name);
            WriteCounts(xml, suites.SelectMany(static suite => suite.Findings).ToList(), isWhole: true);
            foreach (var (file, content) in suites) WriteSuite(xml, file, content);
            xml.WriteEndElement();
        }

        output.Write("\n");
    }

    /// <summary>The findings by file, in the order in which files first have one; what has no file counts to knetc itself.</summary>
    private static List<(string File, List<Diagnostic> Findings)> Group(FilteredDiagnostics findings)
    {
        var suites = new List<(string File, List<Diagnostic> Findings)>();
        var byFile = new Dictionary<string, List<Diagnostic>>(StringComparer.Ordinal);
        foreach (var diagnostic in findings.Reported.Concat(findings.Suppressed))
        {
            string file = diagnostic.Location?.Path ?? Name;
            if (!byFile.TryGetValue(file, out var list))
            {
                byFile.Add(file, list = []);
                suites.Add((file, list));
            }

            list.Add(diagnostic);
        }

        // A result without a case looks like a run that never happened.
        if (suites.Count == 0) suites.Add((Name, []));
        return suites;
    }

    private static void WriteSuite(XmlWriter xml, string file, List<Diagnostic> findings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Valid(file));
        WriteCounts(xml, findings, isWhole: false);
        int[] ordinals = FindingOrdinals.Of(findings);
        for (int i = 0; i < findings.Count; i++) WriteCase(xml, file, findings[i], ordinals[i]);
        if (findings.Count == 0) WriteStart(xml, Name, "no findings").WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, List<Diagnostic> findings, bool isWhole)
    {
        int failures = findings.Count(static diagnostic => diagnostic.Suppression is null && diagnostic.Severity == Severity.Error);
        int skipped = findings.Count(static diagnostic => diagnostic.Suppression is not null);
        xml.WriteAttributeString("tests", Math.Max(1, findings.Count).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        if (!isWhole) xml.WriteAttributeString("skipped", skipped.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, string file, Diagnostic diagnostic, int ordinal)
    {
        // The name has no line in it, so that a dashboard knows the case again after lines have moved.
        var key = FindingKey.Of(diagnostic);
        string name = string.Join(' ', new[] { key.Id, key.Object, key.Path }.Where(static part => part.Length > 0));
        WriteStart(xml, file, ordinal == 0 ? name : $"{name} #{ordinal + 1}");
        string text = Text(diagnostic);
        if (diagnostic.Suppression is { } suppression)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Valid(suppression.Justification));
            xml.WriteEndElement();
            WriteOutput(xml, text);
        }
        else if (diagnostic.Severity == Severity.Error)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", diagnostic.Id);
            xml.WriteAttributeString("message", Valid(FindingText.Message(diagnostic)));
            xml.WriteString(text);
            xml.WriteEndElement();
        }
        else
        {
            WriteOutput(xml, text);
        }

        xml.WriteEndElement();
    }

    private static XmlWriter WriteStart(XmlWriter xml, string file, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Valid(file));
        xml.WriteAttributeString("name", Valid(name));
        return xml;
    }

    private static void WriteOutput(XmlWriter xml, string text) => xml.WriteElementString("system-out", text);

    private static string Text(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        text.Append(diagnostic.Location?.ToString() ?? Name).Append(": ").Append(FindingText.Word(diagnostic.Severity)).Append(' ').Append(diagnostic.Id);
        text.Append(": ").Append(FindingText.Message(diagnostic));
        if (diagnostic.Object is { } owner) text.Append("\nin ").Append(owner);
        foreach (var related in diagnostic.Related) text.Append('\n').Append(related.Location).Append(": ").Append(related.Message);
        if (diagnostic.Fix is { } fix) text.Append("\nfix: ").Append(fix);
        if (diagnostic.Help.Length > 0) text.Append("\nhelp: ").Append(diagnostic.Help);
        return Valid(text.ToString());
    }

    /// <summary>The text without the characters that XML has no way to write.</summary>
    private static string Valid(string text)
    {
        StringBuilder? valid = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (isPair || XmlConvert.IsXmlChar(text[i]))
            {
                if (isPair) i++;
                continue;
            }

            valid ??= new StringBuilder(text);
            valid[i] = '\uFFFD';
        }

        return valid?.ToString() ?? text;
    }
}
