using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Everything a command reads.</summary>
/// <param name="Sources">The files, the project file among them.</param>
/// <param name="Project">The knetc.yaml in force, or null.</param>
/// <param name="Folder">What relative paths of the project mean: its folder, without a project the current one.</param>
internal sealed record CompilerInput(ImmutableArray<SourceText> Sources, Project? Project, string Folder)
{
    /// <summary>Characters that take longer to compile than it takes to wake a thread.</summary>
    private const int LargeSize = 256 * 1024;

    /// <summary>Whether a knetc.yaml is in force, readable or not.</summary>
    public bool HasProjectFile { get; init; }

    /// <summary>The files when they are kept from one run to the next; <see cref="Sources"/> is then empty. Null when they are not.</summary>
    public ImmutableArray<BoundSource>? Kept { get; init; }

    /// <summary>What earlier runs found out about the kept files; null for none.</summary>
    public CompilationMemory? Memory { get; init; }

    /// <summary>Whether there is enough to do that other threads are worth waking.</summary>
    public bool IsLarge => Kept is not null || Sources.Sum(static source => (long)source.Content.Length) >= LargeSize;

    /// <summary>Compiles the files.</summary>
    /// <param name="layer">What the command line states about the cluster.</param>
    /// <param name="locked">What earlier runs chose.</param>
    /// <param name="reading">What was found while the files were read.</param>
    public Compilation Compile(OptionLayer layer, LockInput locked, ImmutableArray<Diagnostic> reading) =>
        Kept is { } kept
            ? new Compilation(kept, layer, locked, Memory) { ReadingDiagnostics = reading }
            : new Compilation(Sources, layer, locked) { ReadingDiagnostics = reading };

    /// <summary>The output folder: as given, else as the project says, else <c>generated</c>.</summary>
    public string OutputFolder(string? given, string workingDirectory)
    {
        if (given is not null) return Path.GetFullPath(given, workingDirectory);
        string directory = Project?.OutputDirectory is { Length: > 0 } configured ? configured : "generated";
        return Path.GetFullPath(directory, Folder);
    }
}
