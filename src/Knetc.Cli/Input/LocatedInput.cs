using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Cli.Input;

/// <summary>The files that a command is to read.</summary>
/// <param name="Input">Everything about the input but its texts.</param>
/// <param name="ProjectFile">The full path of the knetc.yaml in force, or null.</param>
/// <param name="Files">The files by full path.</param>
/// <param name="Diagnostics">What was found on the way.</param>
/// <param name="Failed">Whether a path did not exist or could not be listed.</param>
internal sealed record LocatedInput(
    CompilerInput Input, string? ProjectFile, IReadOnlyCollection<InputFile> Files, ImmutableArray<Diagnostic> Diagnostics, bool Failed);
