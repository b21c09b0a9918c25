using Knetc.Diagnostics;

namespace Knetc.Tests.Rules;

/// <summary>Every rule finds what the markers of its file say, there and nowhere else.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string> Ids => [.. RuleCase.Ids];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string id in RuleCase.Ids)
            {
                foreach (var item in RuleCase.Read(id)) cases.Add(id, item.Title);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rule_finds_what_the_markers_say(string id, string title)
    {
        var item = RuleCase.Read(id).Single(item => item.Title == title);
        var expected = Marker.Read(item.Text);
        var found = ExampleCompilation.Diagnose(item.Text, item.Options)
            .Where(diagnostic => diagnostic.Id == id || diagnostic.Severity == Severity.Error || expected.Any(marker => marker.Id == diagnostic.Id))
            .SelectMany(Marker.Of)
            .ToList();
        Assert.Equal(expected.Select(marker => marker.Key).Order(StringComparer.Ordinal), found.Select(marker => marker.Key).Order(StringComparer.Ordinal));
        Assert.All(expected, marker => Assert.Contains(found, marker.Agrees));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_file_has_a_case_that_is_reported_and_one_that_is_not(string id)
    {
        var cases = RuleCase.Read(id);
        Assert.Contains(cases, item => Marker.Read(item.Text).Any(marker => marker.Id == id));
        Assert.Contains(cases, item => Marker.Read(item.Text).All(marker => marker.Id != id));
    }
}
