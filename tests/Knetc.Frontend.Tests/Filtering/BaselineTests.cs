using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Tests.Filtering;

/// <summary>Known findings do not count again; new ones do.</summary>
public sealed class BaselineTests
{
    private static readonly SourceText Source = new("shop.yaml", "a: 1\nb: 2\n");

    [Theory]
    [InlineData("{\"id\": \"KN1265\", \"object\": \"Service shop/web\", \"path\": \"spec.externalIPs\"}", true)]
    [InlineData("{\"id\": \"KN1264\", \"object\": \"Service shop/web\", \"path\": \"spec.externalIPs\"}", false)]
    [InlineData("{\"id\": \"KN1265\", \"object\": \"Service shop/db\", \"path\": \"spec.externalIPs\"}", false)]
    [InlineData("{\"id\": \"KN1265\", \"object\": \"Service shop/web\", \"path\": \"spec.externalIPs[1]\"}", false)]
    [InlineData("{\"id\": \"KN1265\", \"object\": \"Service shop/web\"}", false)]
    [InlineData("{\"id\": \"KN1265\", \"file\": \"shop.yaml\"}", false)]
    public void A_finding_is_known_by_rule_object_and_field(string entry, bool isKnown)
    {
        var findings = Read(entry).Apply([Warning(line: 2)], outputMustBeComplete: false);
        Assert.Equal(isKnown ? [] : ["KN1265", "KN0046"], findings.Reported.Select(diagnostic => diagnostic.Id));
        Assert.Equal(isKnown ? ["known in known.json"] : [], findings.Suppressed.Select(diagnostic => diagnostic.Suppression!.Justification));
    }

    [Fact]
    public void Of_several_alike_no_more_are_known_than_there_were()
    {
        const string Entry = "{\"id\": \"KN1265\", \"object\": \"Service shop/web\", \"path\": \"spec.externalIPs\", \"count\": 2}";
        var findings = Read(Entry).Apply([Warning(1), Warning(2), Warning(2)], outputMustBeComplete: false);
        Assert.Equal(2, findings.Suppressed.Length);
        Assert.Equal("KN1265", Assert.Single(findings.Reported).Id);
        findings = Read(Entry).Apply([Warning(1)], outputMustBeComplete: false);
        Assert.Equal("KN0046", Assert.Single(findings.Reported).Id);
    }

    [Fact]
    public void A_finding_without_an_object_is_known_by_its_file()
    {
        var unused = new Diagnostic(SuppressionDiagnostics.Unused, "x") { Location = new SourceLocation(Source, new TextSpan(5, 1)) };
        Assert.Empty(Read("{\"id\": \"KN0040\", \"file\": \"shop.yaml\"}").Apply([unused], outputMustBeComplete: false).Reported);
    }

    [Fact]
    public void Errors_about_what_is_left_out_count_when_output_is_made()
    {
        var error = Warning(1) with { Descriptor = ServicePortDiagnostics.All.First(descriptor => descriptor.Severity == Severity.Error) };
        error = error with { Severity = Severity.Error };
        var baseline = Read($"{{\"id\": \"{error.Id}\", \"object\": \"Service shop/web\", \"path\": \"spec.externalIPs\"}}");
        Assert.Empty(baseline.Apply([error], outputMustBeComplete: false).Reported);
        Assert.Equal([error], baseline.Apply([error], outputMustBeComplete: true).Reported.ToArray());
    }

    [Fact]
    public void What_could_not_be_read_is_never_known()
    {
        var error = new Diagnostic(YamlDiagnostics.SyntaxError, "x") { Location = new SourceLocation(Source, default) };
        Assert.Contains(error, Read("{\"id\": \"KN0003\", \"file\": \"shop.yaml\"}").Apply([error], outputMustBeComplete: false).Reported);
    }

    [Fact]
    public void Entries_that_no_longer_occur_are_one_finding_at_the_first_of_them()
    {
        const string Entries = "{\"id\": \"KN1265\", \"object\": \"Service a/b\"},\n{\"id\": \"KN1265\", \"object\": \"Service c/d\"}";
        var stale = Assert.Single(Read(Entries).Apply([], outputMustBeComplete: false).Reported);
        Assert.Equal("known findings that no longer occur: KN1265 Service a/b and 1 more", stale.Message);
        Assert.Equal("known.json:1:34", stale.Location!.ToString());
        Assert.Equal("known.json:2:1", Assert.Single(stale.Related).Location.ToString());
        Assert.Equal(Severity.Info, stale.Severity);
    }

    [Theory]
    [InlineData("", "known.json:1:1")]
    [InlineData("[]", "known.json:1:1")]
    [InlineData("{\"version\": 2, \"knownFindings\": []}", "known.json:1:1")]
    [InlineData("{\"version\": 1, \"knownFindings\": {}}", "known.json:1:1")]
    [InlineData("{\"version\": 1, \"knownFindings\": [\n  7]}", "known.json:2:3")]
    [InlineData("{\"version\": 1, \"knownFindings\": [\n {\"object\": \"Service a/b\"}]}", "known.json:2:2")]
    [InlineData("{\"version\": 1, \"knownFindings\": [\n {\"id\": \"KN1265\", \"count\": 0}]}", "known.json:2:2")]
    [InlineData("{\"version\": 1,", "known.json:1:1")]
    public void A_malformed_file_is_reported_where_it_is_wrong(string text, string place)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(BaselineReader.Read(new SourceText("known.json", text), diagnostics));
        var finding = Assert.Single(diagnostics.ToImmutable());
        Assert.Equal("KN0045", finding.Id);
        Assert.Equal(place, finding.Location!.ToString());
    }

    private static Diagnostic Warning(int line) => new(ServiceWarningDiagnostics.All.First(descriptor => descriptor.Id == "KN1265"), "x")
    {
        Object = "Service shop/web",
        Path = "spec.externalIPs",
        Location = new SourceLocation(Source, Source.GetLineSpan(line)),
    };

    private static Baseline Read(string entries)
    {
        var diagnostics = new DiagnosticBag();
        var baseline = BaselineReader.Read(new SourceText("known.json", $"{{\"version\": 1, \"knownFindings\": [{entries}]}}"), diagnostics);
        Assert.Equal(ImmutableArray<Diagnostic>.Empty, diagnostics.ToImmutable());
        return baseline!;
    }
}
