using Knetc.Diagnostics;

namespace Knetc.Cli.Input;

/// <summary>The output folder of an earlier run.</summary>
/// <param name="folder">As given.</param>
/// <param name="workingDirectory">What a relative folder means.</param>
internal sealed class PreviousOutput(string folder, string workingDirectory)
{
    private readonly string _root = Path.GetFullPath(folder, workingDirectory);

    /// <summary>The file that was read last, and its content: nodes may have links to one file.</summary>
    private (string Path, ReadOnlyMemory<byte> Content)? _last;

    /// <summary>Why something could not be read; null when all could.</summary>
    public Diagnostic? Failure { get; private set; }

    /// <summary>Whether the folder is there; if not, that is a failure.</summary>
    public bool Exists()
    {
        if (Directory.Exists(_root)) return true;
        Fail(folder, "there is no such folder");
        return false;
    }

    /// <summary>The content of a file; null when there is none, or when it cannot be read, which is a failure.</summary>
    /// <param name="path">Relative to the folder.</param>
    public ReadOnlyMemory<byte>? Read(string path)
    {
        try
        {
            string full = Path.Combine(_root, path);
            string resolved = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            if (_last is not { } last || last.Path != resolved) _last = last = (resolved, BoundedFile.ReadAllBytes(resolved));
            return last.Content;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail($"{folder}/{path}", exception.Message);
            return null;
        }
    }

    private void Fail(string path, string reason) =>
        Failure ??= new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {path}: {reason}");
}
