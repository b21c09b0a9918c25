using System.Collections.Immutable;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Reads files into texts. Files of knetc's own making are left out.</summary>
internal static class InputReader
{
    private static readonly byte[] Header = Encoding.UTF8.GetBytes(OutputManifest.Header);

    /// <param name="files">The files, in order.</param>
    /// <param name="diagnostics">Receives unreadable and undecodable files.</param>
    /// <param name="failed">Set when the operating system refused a file.</param>
    public static ImmutableArray<SourceText> Read(IEnumerable<InputFile> files, DiagnosticBag diagnostics, ref bool failed)
    {
        var sources = ImmutableArray.CreateBuilder<SourceText>();
        foreach (var file in files)
        {
            if (Read(file, diagnostics, ref failed) is { } source) sources.Add(source);
        }

        return sources.ToImmutable();
    }

    /// <summary>Reads one file; null when it is of knetc's own making, or when it cannot be read, which is reported.</summary>
    public static SourceText? Read(InputFile file, DiagnosticBag diagnostics, ref bool failed)
    {
        try
        {
            long length = new FileInfo(file.FullPath).Length;
            if (AsciiFile.TryRead(file.FullPath, length) is not { } text) return Decode(file.DisplayPath, file.ProjectPath, BoundedFile.ReadAllBytes(file.FullPath, length), diagnostics);
            return text.StartsWith(OutputManifest.Header, StringComparison.Ordinal) ? null : new SourceText(file.DisplayPath, text, file.ProjectPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {file.DisplayPath}: {exception.Message}"));
            return null;
        }
    }

    /// <summary>Reads standard input, shown as <c>&lt;stdin&gt;</c>.</summary>
    public static ImmutableArray<SourceText> Read(Stream input, DiagnosticBag diagnostics, ref bool failed)
    {
        const string Name = "<stdin>";
        try
        {
            return Decode(Name, Name, BoundedFile.ReadAllBytes(input), diagnostics) is { } source ? [source] : [];
        }
        catch (IOException exception)
        {
            failed = true;
            diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {Name}: {exception.Message}"));
            return [];
        }
    }

    private static SourceText? Decode(string path, string projectPath, byte[] bytes, DiagnosticBag diagnostics) =>
        bytes.AsSpan().StartsWith(Header) ? null : SourceDecoder.Decode(path, bytes, diagnostics, projectPath);
}
