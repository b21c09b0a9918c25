using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>What belongs into the output folder.</summary>
/// <param name="Artifacts">What this run writes there.</param>
/// <param name="Others">The paths of all files, when other runs write some of them and this one leaves those alone; else nothing.</param>
internal sealed record OutputFiles(IEnumerable<Artifact> Artifacts, IEnumerable<string> Others)
{
    /// <summary>Whether there is so much that files are worth writing beside others.</summary>
    public bool AreLarge { get; init; }
}
