using System.Text;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Pipeline;

namespace Knetc.Robustness;

/// <summary>Inputs of which there is much: time and memory have to grow with them, not with their square.</summary>
public sealed class SizeTests
{
    public static TheoryData<string> Names => [.. LargeInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Large_inputs_are_handled_in_time(string name)
    {
        byte[] input = Encoding.UTF8.GetBytes(LargeInputs.All[name]());
        Assert.Null(PipelineCheck.Problem(input));
        Assert.Null(PipelineCheck.Problem(input, asText: true));
    }
}
