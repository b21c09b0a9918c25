using Knetc.Cli.Output;
using Knetc.Incremental;

namespace Knetc.Cli.Commands;

/// <summary>What the runs of a session keep for the next one.</summary>
internal sealed class SessionMemory
{
    public EmissionMemory Emission { get; } = new();

    public OutputMemory Output { get; } = new();
}
