using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Everything a command reads.</summary>
/// <param name="Sources">The files, the project file among them.</param>
/// <param name="Project">The knetc.yaml in force, or null.</param>
/// <param name="Folder">What relative paths of the project mean: its folder, without a project the current one.</param>
internal sealed record CompilerInput(ImmutableArray<SourceText> Sources, Project? Project, string Folder)
{
    /// <summary>Whether a knetc.yaml is in force, readable or not.</summary>
    public bool HasProjectFile { get; init; }

    /// <summary>The output folder: as given, else as the project says, else <c>generated</c>.</summary>
    public string OutputFolder(string? given, string workingDirectory)
    {
        if (given is not null) return Path.GetFullPath(given, workingDirectory);
        string directory = Project?.OutputDirectory is { Length: > 0 } configured ? configured : "generated";
        return Path.GetFullPath(directory, Folder);
    }
}
