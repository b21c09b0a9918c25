using Knetc.Cli.Output;
using Knetc.Incremental;
using Knetc.Options;

namespace Knetc.Cli.Commands;

/// <summary>What the runs of a session keep for the next one.</summary>
internal sealed class SessionMemory
{
    public EmissionMemory Emission { get; } = new();

    public OutputMemory Output { get; } = new();

    /// <summary>What the command line states about the cluster: the same object in every run, by which the front end knows it again.</summary>
    public OptionLayer? CommandLine { get; set; }
}
