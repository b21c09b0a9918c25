using System.Collections.Immutable;

namespace Knetc.Output;

/// <summary>A generated file that several nodes may have.</summary>
/// <param name="Name">Its name in the folder of a node.</param>
/// <param name="Content">The bytes, UTF-8, in consecutive pieces, as <see cref="Artifact.Content"/> says.</param>
/// <param name="Origins">Where its lines come from, when the source map wants to know.</param>
/// <param name="IsExecutable">Whether the file is a script to run.</param>
internal sealed record RuleFile(
    string Name, IEnumerable<ReadOnlyMemory<byte>> Content, ArtifactOrigins? Origins = null, bool IsExecutable = false)
{
    /// <summary>Size in bytes.</summary>
    public long Length => Content.Sum(static piece => (long)piece.Length);

    /// <summary>The artifact that nodes share; null when each has a copy.</summary>
    public string? SharedPath { get; init; }

    /// <summary>The same with its bytes in memory, for those who want them more than once.</summary>
    public RuleFile Hold() => Content is ImmutableArray<ReadOnlyMemory<byte>>
        ? this
        : this with { Content = Content.Select(static piece => (ReadOnlyMemory<byte>)piece.ToArray()).ToImmutableArray() };
}
