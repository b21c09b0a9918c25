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
        failed = false;
        var given = new List<KeyValuePair<string, SourceText>>();
        string root = Path.GetFullPath(folder, workingDirectory);
        string shown = ShownPath.Of(workingDirectory, root);
        try
        {
            foreach (string file in Directory.EnumerateFiles(root).Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(file);
                if (!name.EndsWith(".scriban", StringComparison.Ordinal) && !name.EndsWith(".sh", StringComparison.Ordinal)) continue;
                if (SourceDecoder.Decode($"{shown}/{name}", BoundedFile.ReadAllBytes(file), diagnostics) is { } source) given.Add(new(name, source));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            string reason = exception is DirectoryNotFoundException ? "there is no such folder" : exception.Message;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {shown}: {reason}"));
        }

        return given.Count == 0 ? TemplateSet.Shipped : new TemplateSet(given);
    }
}
