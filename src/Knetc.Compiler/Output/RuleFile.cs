using System.Collections.Immutable;

namespace Knetc.Output;

/// <summary>A generated file that several nodes may have.</summary>
/// <param name="Name">Its name in the folder of a node.</param>
/// <param name="Content">The bytes, UTF-8, in consecutive pieces.</param>
/// <param name="Origins">Where its lines come from, when the source map wants to know.</param>
/// <param name="IsExecutable">Whether the file is a script to run.</param>
internal sealed record RuleFile(
    string Name, ImmutableArray<ReadOnlyMemory<byte>> Content, ArtifactOrigins? Origins = null, bool IsExecutable = false)
{
    /// <summary>Size in bytes.</summary>
    public long Length => Content.Sum(static piece => (long)piece.Length);

    /// <summary>The artifact that nodes share; null when each has a copy.</summary>
    public string? SharedPath { get; init; }
}
