using System.Text;
using Knetc.Diagnostics;

namespace Knetc.Cli.Output;

/// <summary>Writes a text file, a report or a lock, whole or not at all. One process writes it at a time; the next one waits.</summary>
internal static class WholeFile
{
    /// <summary>Null when the file is written; else why not, and what was there is as it was.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="shown">Its name in diagnostics.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="objection">Called when nobody else can write the file; why it is to stay as it is, or null.</param>
    public static Diagnostic? Write(string path, string shown, string content, Func<string?>? objection = null)
    {
        try
        {
            if (Directory.Exists(path)) return Failure(shown, "it is a folder");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            // A link stays, and leads to the new content.
            var file = new FileInfo(path);
            string target = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            if (IsDevice(path) || IsDevice(target))
            {
                using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                stream.Write(Bytes(content));
                return null;
            }

            using (WriteTurn.Take(target + WriteTurn.Suffix))
            {
                if (objection?.Invoke() is { } reason) return Failure(shown, reason);
                Replace(target, content);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failure(shown, exception.Message);
        }
    }

    /// <summary>Removes what a run that was killed left beside the file.</summary>
    /// <param name="path">Its full path.</param>
    public static void Tidy(string path)
    {
        if (!File.Exists(path + WrittenFile.TemporarySuffix) && !File.Exists(path + WriteTurn.Suffix)) return;
        using (WriteTurn.Take(path + WriteTurn.Suffix)) Remove(path + WrittenFile.TemporarySuffix);
    }

    private static void Replace(string target, string content)
    {
        string temporary = target + WrittenFile.TemporarySuffix;
        Remove(temporary);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)) stream.Write(Bytes(content));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    private static byte[] Bytes(string content) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(content);

    /// <summary>Whether the place is the system's own, such as <c>/dev/stdout</c>: to be written into, and never replaced.</summary>
    private static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) || path.StartsWith("/proc/", StringComparison.Ordinal);

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
