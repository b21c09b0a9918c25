namespace Knetc.Output;

/// <summary>One generated file.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Content">The bytes, UTF-8.</param>
/// <param name="IsExecutable">Whether the file is a script to run.</param>
public sealed record Artifact(string Path, ReadOnlyMemory<byte> Content, bool IsExecutable = false);
