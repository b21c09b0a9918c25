using System.Collections.Immutable;
using System.Text;

namespace Knetc.Output;

/// <summary>One generated file.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Content">
/// The bytes, UTF-8, in consecutive pieces. A piece is good until the next one is asked for; all of them may be asked for again.
/// </param>
/// <param name="IsExecutable">Whether the file is a script to run.</param>
public sealed record Artifact(string Path, IEnumerable<ReadOnlyMemory<byte>> Content, bool IsExecutable = false)
{
    public Artifact(string path, string text, bool isExecutable = false)
        : this(path, ImmutableArray.Create<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(text)), isExecutable)
    {
    }

    /// <summary>
    /// The path of the artifact whose content this file has, where several nodes share it; null when the content is its own. It is
    /// emitted before. A file system with symbolic links needs no copy.
    /// </summary>
    public string? SameAs { get; init; }

    /// <summary>Whether the content has nothing to do with other artifacts and takes its time to make, so that it may be written beside them.</summary>
    public bool IsIndependent { get; init; }
}
