using System.Collections.Immutable;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>What the last run of a session left in the output folder, so that the next one need not read it to compare.</summary>
internal sealed class OutputMemory
{
    private readonly Dictionary<string, (ImmutableArray<ReadOnlyMemory<byte>> Content, FileStamp Stamp)> _files = new(StringComparer.Ordinal);

    /// <summary>The size of an artifact whose bytes are there; null where they are made while they are asked for.</summary>
    public static long? LengthOf(Artifact artifact) =>
        artifact.Content is ImmutableArray<ReadOnlyMemory<byte>> pieces ? pieces.Sum(static piece => (long)piece.Length) : null;

    /// <summary>Whether a file holds the artifact's bytes; null when that is not known, since somebody else touched it, say.</summary>
    public bool? Holds(string full, Artifact artifact)
    {
        if (artifact.Content is not ImmutableArray<ReadOnlyMemory<byte>> content) return null;
        if (!_files.TryGetValue(full, out var known) || FileStamp.Of(full) != known.Stamp) return null;
        if (known.Content.Sum(static piece => (long)piece.Length) != content.Sum(static piece => (long)piece.Length)) return false;
        if (known.Content.Length != content.Length) return null;
        for (int i = 0; i < content.Length; i++)
        {
            var before = known.Content[i];
            if (before.Length != content[i].Length) return null;
            if (!before.Equals(content[i]) && !before.Span.SequenceEqual(content[i].Span)) return false;
        }

        return true;
    }

    /// <summary>Notes the files that are in their places now, all there are.</summary>
    public void Keep(IEnumerable<(string Full, Artifact Artifact)> files)
    {
        _files.Clear();
        foreach (var (full, artifact) in files)
        {
            if (artifact.Content is ImmutableArray<ReadOnlyMemory<byte>> content && FileStamp.Of(full) is { } stamp) _files[full] = (content, stamp);
        }
    }
}
