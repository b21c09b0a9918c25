using System.Xml.Linq;
using Knetc.Cli.Commands;
using Knetc.Filtering;

namespace Knetc.Cli.Tests.Reporting;

/// <summary>JUnit reports are well-formed whatever they quote, and their counts agree with their cases.</summary>
public sealed class JUnitReporterTests
{
    private static readonly string[] Attributes = ["name", "classname", "tests", "failures", "errors", "skipped", "type", "message"];

    [Fact]
    public void Errors_fail_others_pass_and_accepted_findings_are_skipped()
    {
        var root = Parse(ReportCase.All);
        Assert.Equal(["knetc", "k8s dir/a,b:ü%.yaml"], root.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!));
        Assert.Equal(
            ["KN1123 Service shop/web spec.port: failure", "KN3100: system-out", "KN1123 Service shop/web spec.other: skipped"],
            root.Elements("testsuite").Last().Elements("testcase")
                .Where(test => !test.Attribute("name")!.Value.StartsWith("KN1265", StringComparison.Ordinal))
                .Select(test => $"{test.Attribute("name")!.Value}: {test.Elements().First().Name}"));
        Assert.Equal("known <since> ever", root.Descendants("skipped").First().Attribute("message")!.Value);
        Assert.Contains("k8s dir/a,b:ü%.yaml:3:9: error KN1123: spec.port: Invalid value: 0\nin Service shop/web\n", root.Descendants("failure").Last().Value);
    }

    [Fact]
    public void Counts_agree_with_the_cases()
    {
        var root = Parse(ReportCase.All);
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            Assert.Equal(suite.Descendants("testcase").Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Descendants("skipped").Count(), (int?)suite.Attribute("skipped") ?? suite.Descendants("skipped").Count());
        }
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_are_replaced()
    {
        string text = Parse(ReportCase.Only(ReportCase.Warning)).Descendants("system-out").Single().Value;
        Assert.Contains("50% {0} [x](1) \"a\" <b> & ' , : ", text);
        Assert.Contains("::error::\uFFFD\uFFFD\uFFFD\u2028é😀", text);
    }

    [Fact]
    public void Findings_alike_have_names_of_their_own()
    {
        var names = Parse(ReportCase.Only(ReportCase.Error, ReportCase.Error)).Descendants("testcase").Select(test => test.Attribute("name")!.Value);
        Assert.Equal(["KN1123 Service shop/web spec.port", "KN1123 Service shop/web spec.port #2"], names);
    }

    [Fact]
    public void A_run_without_findings_is_one_case_that_passes()
    {
        var test = Assert.Single(Parse(ReportCase.None).Descendants("testcase"));
        Assert.Empty(test.Elements());
    }

    [Fact]
    public void Only_attributes_that_every_reader_knows_are_used() => Assert.All(
        Parse(ReportCase.All).DescendantsAndSelf().Attributes(), attribute => Assert.Contains(attribute.Name.LocalName, Attributes));

    private static XElement Parse(FilteredDiagnostics findings) => XDocument.Parse(ReportCase.Render(OutputFormat.JUnit, findings)).Root!;
}
