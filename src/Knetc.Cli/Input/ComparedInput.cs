namespace Knetc.Cli.Input;

/// <summary>One side of a comparison, as the user named it.</summary>
/// <param name="Revision">A git revision; null for files as they are.</param>
/// <param name="Path">A file, folder, glob or <c>-</c>; null for what the project in force says.</param>
internal sealed record ComparedInput(string? Revision, string? Path)
{
    /// <summary>The files of the current project, or the current folder.</summary>
    public static readonly ComparedInput WorkingTree = new(null, null);

    private static readonly char[] GlobCharacters = ['*', '?'];

    /// <summary>What exists as a file or folder is one; only another name can be a revision.</summary>
    public static ComparedInput Parse(string text, string workingDirectory)
    {
        bool isPath = text == "-" || text.IndexOfAny(GlobCharacters) >= 0 || System.IO.Path.Exists(System.IO.Path.GetFullPath(text, workingDirectory));
        return isPath ? new(null, text) : new(text, null);
    }

    /// <summary>A revision is looked at where the other side looks.</summary>
    public ComparedInput At(ComparedInput other) =>
        Revision is not null && other is { Revision: null, Path: not (null or "-") } ? this with { Path = other.Path } : this;
}
