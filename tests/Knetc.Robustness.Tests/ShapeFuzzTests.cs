using System.Text;
using CsCheck;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Xunit.Abstractions;

namespace Knetc.Robustness;

/// <summary>Well-formed YAML in which values have become other values.</summary>
public sealed class ShapeFuzzTests(ITestOutputHelper output)
{
    private readonly FuzzRun _run = new(output);

    [Fact]
    public void Rearranged_examples_are_handled() =>
        _run.Run(ShapeEdits.Of([.. Seeds.Examples]).Select(text => Encoding.UTF8.GetBytes(text)), 1500, stream: 21);

    [Fact]
    public void Rearranged_clusters_are_handled() =>
        _run.Run(ShapeEdits.Of([.. Seeds.Clusters]).Select(text => Encoding.UTF8.GetBytes(text)), 1000, stream: 22);
}
