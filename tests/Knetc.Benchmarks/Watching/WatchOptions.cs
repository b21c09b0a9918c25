using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Knetc.Benchmarks.Watching;

/// <summary>What to measure of <c>knetc compile --watch</c>.</summary>
internal sealed record WatchOptions
{
    public string Executable { get; init; } = WholeProcessOptions.BuiltExecutable;

    /// <summary>As many files as Services.</summary>
    public int Services { get; init; } = 10_000;

    public int EndpointsPerService { get; init; } = 10;

    public int Edits { get; init; } = 50;

    /// <summary>What is edited.</summary>
    public WatchedEdit Edit { get; init; }

    /// <summary>Whether addresses are kept in a lock file.</summary>
    public bool HasLock { get; init; }

    /// <summary>Between the end of a round and the next edit.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>More options of <c>knetc compile</c>.</summary>
    public ImmutableArray<string> CompileOptions { get; init; } = [];

    public static bool TryParse(ReadOnlySpan<string> arguments, [NotNullWhen(true)] out WatchOptions? options)
    {
        options = null;
        var result = new WatchOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] == "--")
            {
                result = result with { CompileOptions = [.. arguments[(i + 1)..]] };
                break;
            }

            if (i + 1 == arguments.Length) return false;
            var value = arguments[i + 1];
            if (arguments[i] == "--knetc")
            {
                result = result with { Executable = Path.GetFullPath(value) };
                continue;
            }

            if (arguments[i] == "--edit" && Enum.TryParse<WatchedEdit>(value, ignoreCase: true, out var edit))
            {
                result = result with { Edit = edit };
                continue;
            }

            if (arguments[i] == "--lock" && value is "yes" or "no")
            {
                result = result with { HasLock = value == "yes" };
                continue;
            }

            if (!int.TryParse(value, out var number) || number < (arguments[i] == "--pause" ? 0 : 1)) return false;
            switch (arguments[i])
            {
                case "--services":
                    result = result with { Services = number };
                    break;
                case "--endpoints":
                    result = result with { EndpointsPerService = number };
                    break;
                case "--edits":
                    result = result with { Edits = number };
                    break;
                case "--pause":
                    result = result with { Pause = TimeSpan.FromMilliseconds(number) };
                    break;
                default:
                    return false;
            }
        }

        options = result;
        return true;
    }
}
