using System.Text;
using Knetc.Diagnostics;

namespace Knetc.Cli.Output;

/// <summary>Writes a text file, a report or a lock, whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Null when the file is written; else why not, and what was there is as it was.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="shown">Its name in diagnostics.</param>
    /// <param name="content">What it is to hold.</param>
    public static Diagnostic? Write(string path, string shown, string content)
    {
        string temporary = path + WrittenFile.TemporarySuffix;
        try
        {
            if (Directory.Exists(path)) return Failure(shown, "it is a folder");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(temporary, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(temporary);
            return Failure(shown, exception.Message);
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

    private static Diagnostic Failure(string shown, string reason) => new(InputDiagnostics.FileFailed, $"cannot write {shown}: {reason}");
}
