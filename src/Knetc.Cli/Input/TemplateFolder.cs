using Knetc.Diagnostics;
using Knetc.Templating;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Reads the folder that <c>--templates</c> names.</summary>
internal static class TemplateFolder
{
    /// <param name="folder">As the user named it.</param>
    /// <param name="workingDirectory">Where relative paths start.</param>
    /// <param name="diagnostics">Receives why a file cannot be used.</param>
    /// <param name="failed">Whether the operating system refused something.</param>
    /// <returns>What could be read, in place of the shipped templates of the same names.</returns>
    public static TemplateSet Read(string folder, string workingDirectory, DiagnosticBag diagnostics, out bool failed)
    {
        string root = Path.GetFullPath(folder, workingDirectory);
        var given = ReadTexts(root, ShownPath.Of(workingDirectory, root), diagnostics, out failed);
        return given.Count == 0 ? TemplateSet.Shipped : new TemplateSet(given.ConvertAll(static source => KeyValuePair.Create(Path.GetFileName(source.Path), source)));
    }

    /// <summary>Reads all files that can be templates.</summary>
    /// <param name="root">The full path of the folder.</param>
    /// <param name="shown">As people see it.</param>
    /// <param name="diagnostics">Receives why a file cannot be used.</param>
    /// <param name="failed">Whether the operating system refused something.</param>
    public static List<SourceText> ReadTexts(string root, string shown, DiagnosticBag diagnostics, out bool failed)
    {
        failed = false;
        var given = new List<SourceText>();
        try
        {
            foreach (string file in Directory.EnumerateFiles(root).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(file);
                if (!name.EndsWith(".scriban", StringComparison.Ordinal) && !name.EndsWith(".sh", StringComparison.Ordinal)) continue;
                if (SourceDecoder.Decode($"{shown}/{name}", BoundedFile.ReadAllBytes(file), diagnostics) is { } source) given.Add(source);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            string reason = exception is DirectoryNotFoundException ? "there is no such folder" : exception.Message;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {shown}: {reason}"));
        }

        return given;
    }
}
