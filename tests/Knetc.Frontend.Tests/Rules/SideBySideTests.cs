using System.Globalization;
using System.Text;

namespace Knetc.Tests.Rules;

/// <summary>In a large cluster the rules run side by side, and find what they find in a small one, in the same order.</summary>
public sealed class SideBySideTests
{
    /// <summary>More than the rules take one after the other, and none of them has anything to say about these.</summary>
    private static readonly string ManyServices = Enumerable.Range(0, 1100).Aggregate(new StringBuilder(), static (text, number) => text.Append(
        CultureInfo.InvariantCulture,
        $$"""

        ---
        apiVersion: v1
        kind: Service
        metadata: {name: elsewhere-{{number}}, namespace: default}
        spec: {type: ExternalName, externalName: elsewhere.example.com}
        """)).ToString();

    /// <summary>Every tenth rule: all go the same way.</summary>
    public static TheoryData<string> Ids => [.. RuleCase.Ids.Where(static (_, i) => i % 10 == 0)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_finds_the_same_among_many_Services(string id)
    {
        var item = RuleCase.Read(id).First(item => Marker.Read(item.Text).Any(marker => marker.Id == id));

        var found = ExampleCompilation.Diagnose(item.Text + ManyServices, item.Options).Where(found => found.Location is not { } place || place.Span.Start < item.Text.Length);

        Assert.Equal(
            ExampleCompilation.Diagnose(item.Text, item.Options).Select(static found => (found.Id, found.Location?.Span)),
            found.Select(static found => (found.Id, found.Location?.Span)));
    }
}
