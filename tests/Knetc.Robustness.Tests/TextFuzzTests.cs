using System.Text;
using CsCheck;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Xunit.Abstractions;

namespace Knetc.Robustness;

/// <summary>Manifests whose text was damaged.</summary>
public sealed class TextFuzzTests(ITestOutputHelper output)
{
    private readonly FuzzRun _run = new(output);

    [Fact]
    public void Edited_text_is_handled()
    {
        var edited = Gen.Select(Gen.OneOf(Seeds.All.ToArray()), TextEdits.One.Array[1, 5], (seed, edits) => edits.Aggregate(seed, (text, edit) => edit(text)));
        _run.Run(edited.Select(text => Encoding.UTF8.GetBytes(text)), 1500, stream: 1);
    }

    [Fact]
    public void Compiling_clusters_with_one_value_changed_are_handled()
    {
        var edited = Gen.Select(Gen.OneOf(Seeds.Clusters.ToArray()), TextEdits.One, (seed, edit) => edit(seed));
        _run.Run(edited.Select(text => Encoding.UTF8.GetBytes(text)), 800, stream: 2);
    }
}
