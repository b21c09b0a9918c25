using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Reads the file that <c>--baseline</c> names.</summary>
internal static class BaselineFile
{
    /// <param name="file">As the user named it.</param>
    /// <param name="workingDirectory">Where relative paths start.</param>
    /// <param name="diagnostics">Receives why the file cannot be used.</param>
    /// <param name="failed">Whether the operating system refused it.</param>
    public static Baseline? Read(string file, string workingDirectory, DiagnosticBag diagnostics, out bool failed)
    {
        failed = false;
        string shown = ShownPath.Of(workingDirectory, Path.GetFullPath(file, workingDirectory));
        try
        {
            byte[] bytes = BoundedFile.ReadAllBytes(Path.GetFullPath(file, workingDirectory));
            return SourceDecoder.Decode(shown, bytes, diagnostics) is { } source ? BaselineReader.Read(source, diagnostics) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            bool isMissing = exception is FileNotFoundException or DirectoryNotFoundException;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {shown}: {(isMissing ? "no such file" : exception.Message)}")
            {
                Help = isMissing ? $"write it first: `knetc check --report baseline={file}`" : InputDiagnostics.FileFailed.Help,
            });
            return null;
        }
    }
}
