using Knetc.Cli.Output;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Reads and replaces a lock file.</summary>
/// <param name="path">Its full path.</param>
/// <param name="workingDirectory">Its name in diagnostics starts here.</param>
/// <param name="displayPrefix">Stands in front of that name.</param>
internal sealed class LockStore(string path, string workingDirectory, string displayPrefix = "")
{
    /// <summary>The name in diagnostics.</summary>
    public string DisplayPath { get; } = displayPrefix + ShownPath.Of(workingDirectory, path);

    /// <summary>What a compilation is to know of the file; without a lock that is nothing.</summary>
    public LockInput Load(LockMode mode, DiagnosticBag diagnostics, ref bool failed) =>
        new(mode, mode == LockMode.None ? null : Read(diagnostics, ref failed));

    /// <summary>The text of the file; null when there is none, or when it cannot be read, which is reported.</summary>
    public SourceText? Read(DiagnosticBag diagnostics, ref bool failed)
    {
        try
        {
            return SourceDecoder.Decode(DisplayPath, BoundedFile.ReadAllBytes(path), diagnostics);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {DisplayPath}: {exception.Message}"));
            return null;
        }
    }

    /// <summary>Puts a new text in place of the file, wholly or not at all; null, or why it failed.</summary>
    /// <param name="earlier">The text that the new one was made of; null when there was none. Another one would be lost, so it stays.</param>
    public Diagnostic? Write(string text, string? earlier) =>
        WholeFile.Write(path, DisplayPath, text, () =>
        {
            bool failed = false;
            string? current = Read(new DiagnosticBag(), ref failed)?.Content;
            return current == earlier || current == text ? null : "another run changed it in the meantime; nothing was written, run again";
        });

    /// <summary>Removes what a run that was killed left beside the file.</summary>
    public void Tidy() => WholeFile.Tidy(path);
}
