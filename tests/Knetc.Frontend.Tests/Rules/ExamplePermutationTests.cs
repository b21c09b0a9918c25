using Knetc.Diagnostics;

namespace Knetc.Tests.Rules;

/// <summary>
/// A rule looks for a mistake, not for the names and numbers of an example: written differently, each example between
/// objects still shows as many findings, and its fixed form none.
/// </summary>
public sealed class ExamplePermutationTests
{
    private static readonly Dictionary<string, Func<string, string>> Changes = new(StringComparer.Ordinal)
    {
        ["documents in reverse"] = ExampleChange.ReverseDocuments,
        ["other names"] = ExampleChange.RenameObjects,
        ["other addresses"] = ExampleChange.MoveAddresses,
        ["other ports"] = ExampleChange.ChangePorts,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var descriptor in DiagnosticCatalog.All)
            {
                if (descriptor.Id[2] is not ('2' or '3') || DiagnosticExample.Find(descriptor.Id) is null) continue;
                foreach (string change in Changes.Keys) cases.Add(descriptor.Id, change);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_example_written_differently_shows_the_same(string id, string change)
    {
        var example = DiagnosticExample.Find(id)!;
        Assert.Equal(Count(example.Failing, example.Options), CountChanged(example.Failing));
        Assert.Equal(0, CountChanged(example.Fixed));

        int Count(string text, string options) => ExampleCompilation.Diagnose(text, options).Count(diagnostic => diagnostic.Id == id);

        int CountChanged(string text)
        {
            string options = change == "other addresses" ? ExampleChange.StateDefaultRanges(text, example.Options) : example.Options;
            return Count(Changes[change](text), change == "other addresses" ? Changes[change](options) : options);
        }
    }

    [Fact]
    public void The_changes_change_what_they_should()
    {
        const string Text = "kind: Service\nmetadata:\n  name: web\n  labels: {app: shop}\nspec:\n  clusterIP: 10.96.0.10\n  selector: {app: shop}\n  ports:\n  - port: 80\n    nodePort: 30080\n";
        Assert.Equal(Text.Replace("web", "dvy").Replace("shop", "hslk"), ExampleChange.RenameObjects(Text));
        Assert.Equal(Text.Replace("10.96.0.10", "10.224.0.10"), ExampleChange.MoveAddresses(Text));
        Assert.Equal(Text.Replace("30080", "30081").Replace("port: 80", "port: 81"), ExampleChange.ChangePorts(Text));
        Assert.Equal("b: 2\n---\na: 1\n", ExampleChange.ReverseDocuments("a: 1\n---\nb: 2\n"));
        Assert.Equal("10.0.0.0/8 10.224.0.0/12 --cluster-cidr", ExampleChange.MoveAddresses("10.0.0.0/8 10.96.0.0/12 --cluster-cidr"));
        Assert.Equal("", ExampleChange.StateDefaultRanges(Text, ""));
        Assert.Equal(" --service-cluster-ip-range 10.0.0.0/24", ExampleChange.StateDefaultRanges(Text.Replace("10.96.0.10", "10.0.0.10"), ""));
    }
}
