using Knetc.Diagnostics;

namespace Knetc.Cli.Input;

/// <summary>Adds up what there is to read before any of it is read.</summary>
internal static class InputSizes
{
    /// <summary>Why files are too large, alone or together; null when they are not.</summary>
    /// <param name="files">The files.</param>
    /// <param name="total">Receives how many bytes they have together.</param>
    public static Diagnostic? Refusal(IReadOnlyCollection<InputFile> files, out long total)
    {
        total = 0;
        foreach (var file in files)
        {
            long length = LengthOf(file.FullPath);
            total += length;
            if (length > BoundedFile.MaxBytes) return Refuse($"cannot read {file.DisplayPath}: {BoundedFile.Refusal(length)}");
        }

        return total <= BoundedFile.MaxBytes
            ? null
            : Refuse($"cannot read {files.Count} files: together they have {BoundedFile.Size(total)}, and knetc reads at most {BoundedFile.Size(BoundedFile.MaxBytes)} at once");
    }

    /// <summary>The size of a file; 0 when it is gone or unreadable, which the reader will find.</summary>
    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static Diagnostic Refuse(string message) =>
        new(InputDiagnostics.FileFailed, message) { Help = "leave out files that are no manifests, or compile the manifests in parts" };
}
