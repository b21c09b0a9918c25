using System.Text;
using Knetc.Diagnostics;

namespace Knetc.Cli.Output;

/// <summary>Writes a report: whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Null when the file is written; else why not, and what was there is as it was.</summary>
    /// <param name="file">As the user named it.</param>
    /// <param name="workingDirectory">Where relative paths start.</param>
    /// <param name="content">The report.</param>
    public static Diagnostic? Write(string file, string workingDirectory, string content)
    {
        string full = Path.GetFullPath(file, workingDirectory);
        string temporary = full + OutputWriter.TemporarySuffix;
        try
        {
            if (Directory.Exists(full)) return Failure(file, "it is a folder");
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(temporary, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            return Failure(file, exception.Message);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    private static Diagnostic Failure(string file, string reason) => new(InputDiagnostics.FileFailed, $"cannot write {file}: {reason}");
}
