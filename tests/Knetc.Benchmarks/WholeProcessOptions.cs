using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Knetc.Testing;

namespace Knetc.Benchmarks;

/// <summary>What to measure.</summary>
internal sealed record WholeProcessOptions
{
    /// <summary>What a Release build leaves.</summary>
    public static string BuiltExecutable { get; } = Repository.PathOf("src", "Knetc.Cli", "bin", "Release", "net10.0", "knetc");

    public string Executable { get; init; } = BuiltExecutable;

    /// <summary>Runs per size; the median counts.</summary>
    public int Runs { get; init; } = 5;

    public ImmutableArray<int> Services { get; init; } = [1000, 10000];

    public int EndpointsPerService { get; init; } = 10;

    /// <summary>Also a compile of every node.</summary>
    public bool AllNodes { get; init; }

    /// <summary>More options of <c>knetc compile</c>.</summary>
    public ImmutableArray<string> CompileOptions { get; init; } = [];

    public static bool TryParse(ReadOnlySpan<string> arguments, [NotNullWhen(true)] out WholeProcessOptions? options)
    {
        options = null;
        var result = new WholeProcessOptions();
        var services = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isNumber = int.TryParse(value, out var number) && number > 0;
            switch (arguments[i])
            {
                case "--all-nodes":
                    result = result with { AllNodes = true };
                    continue;
                case "--":
                    result = result with { CompileOptions = [.. arguments[(i + 1)..]] };
                    i = arguments.Length;
                    continue;
                case "--knetc" when value.Length > 0:
                    result = result with { Executable = Path.GetFullPath(value) };
                    break;
                case "--runs" when isNumber:
                    result = result with { Runs = number };
                    break;
                case "--endpoints" when isNumber:
                    result = result with { EndpointsPerService = number };
                    break;
                case "--services" when isNumber:
                    services.Add(number);
                    break;
                default:
                    return false;
            }

            i++;
        }

        options = services.Count > 0 ? result with { Services = services.ToImmutable() } : result;
        return true;
    }
}
