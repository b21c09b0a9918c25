using CsCheck;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Pipeline;
using Xunit.Abstractions;

namespace Knetc.Robustness.Mutation;

/// <summary>Draws inputs from a generator, always the same ones, and sends each through the pipeline.</summary>
/// <param name="output">Told how many cases there were.</param>
internal sealed class FuzzRun(ITestOutputHelper output)
{
    /// <summary>Seconds that each fuzz test goes on drawing, for a longer search than a build can wait for.</summary>
    public const string SecondsVariable = "KNETC_FUZZ_SECONDS";

    /// <param name="cases">The inputs.</param>
    /// <param name="count">How many of them a normal run tries.</param>
    /// <param name="stream">The stream of random numbers, another for each test.</param>
    public void Run(Gen<byte[]> cases, int count, uint stream)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var longer = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), out int seconds) ? seconds : 0);
        int tried = 0;
        for (; tried < count || watch.Elapsed < longer; tried++)
        {
            byte[] input = cases.Generate(new PCG(stream, (ulong)tried), null, out _);
            if (PipelineCheck.Problem(input) is not { } problem) continue;
            byte[] small = Minimizer.Minimize(input, smaller => IsSame(PipelineCheck.Problem(smaller), problem));
            Assert.Fail($"case {tried} of stream {stream}: {PipelineCheck.Problem(small) ?? problem}\n--- the input\n{Seeds.Escape(small)}");
        }

        output.WriteLine($"{tried} cases in {watch.Elapsed.TotalSeconds:F1} s");
    }

    /// <summary>Whether a smaller input fails for the same reason, judged by how the reason begins.</summary>
    private static bool IsSame(string? found, string problem) =>
        found is not null && found.AsSpan(0, Math.Min(24, found.Length)).SequenceEqual(problem.AsSpan(0, Math.Min(24, problem.Length)));
}
