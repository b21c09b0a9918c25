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
            try
            {
                if (AsciiFile.TryRead(file.FullPath) is not { } text) Decode(file.DisplayPath, file.ProjectPath, File.ReadAllBytes(file.FullPath), sources, diagnostics);
                else if (!text.StartsWith(OutputManifest.Header, StringComparison.Ordinal)) sources.Add(new SourceText(file.DisplayPath, text, file.ProjectPath));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failed = true;
                diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {file.DisplayPath}: {exception.Message}"));
            }
        }

        return sources.ToImmutable();
    }

    /// <summary>Reads standard input, shown as <c>&lt;stdin&gt;</c>.</summary>
    public static ImmutableArray<SourceText> Read(Stream input, DiagnosticBag diagnostics)
    {
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        var sources = ImmutableArray.CreateBuilder<SourceText>();
        Decode("<stdin>", "<stdin>", buffer.ToArray(), sources, diagnostics);
        return sources.ToImmutable();
    }

    private static void Decode(
        string path, string projectPath, byte[] bytes, ImmutableArray<SourceText>.Builder sources, DiagnosticBag diagnostics)
    {
        if (bytes.AsSpan().StartsWith(Header)) return;
        if (SourceDecoder.Decode(path, bytes, diagnostics, projectPath) is { } source) sources.Add(source);
    }
}
