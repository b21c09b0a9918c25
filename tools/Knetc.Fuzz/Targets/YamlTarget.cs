using Knetc.Diagnostics;
using Knetc.Fuzz.Checks;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Fuzz.Targets;

/// <summary>Bytes to nodes: places inside the text, the same result each time, and both readers of one mind.</summary>
internal sealed class YamlTarget : FuzzTarget
{
    protected override string? Problem(byte[] input)
    {
        var findings = new DiagnosticBag();
        var source = SourceDecoder.Decode("input", input, findings);
        if (source is null) return findings.HasErrors ? FindingCheck.Problem(findings.ToImmutable()) : "no text and no finding";

        string first = NodeText.Write(YamlReader.Read(source, findings));
        if (FindingCheck.Problem(findings.ToImmutable()) is { } problem) return problem;

        var again = new DiagnosticBag();
        var documents = YamlReader.Read(new SourceText("input", source.Content), again);
        if (NodeText.Write(documents) != first) return "another tree the second time";
        if (FindingCheck.Digest(again.ToImmutable()) != FindingCheck.Digest(findings.ToImmutable())) return "other findings the second time";
        foreach (var document in documents)
        {
            if (NodeCheck.Problem(document.Root, document.Range) is { } misplaced) return misplaced;
        }

        return new ReaderAgreement().Problem(source.Content);
    }
}
