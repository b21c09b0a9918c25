using System.Collections.Immutable;
using Knetc.Cli.Input;
using Knetc.Cli.Output;
using Knetc.Diagnostics;

namespace Knetc.Cli.Watching;

/// <summary>A file as it was when it was last read.</summary>
/// <param name="File">The file.</param>
/// <param name="Source">What it holds; null when it cannot be read, or is of knetc's own making.</param>
/// <param name="Diagnostics">What was found while it was read.</param>
/// <param name="Failed">Whether the operating system refused it.</param>
internal sealed record WatchedFile(InputFile File, BoundSource? Source, ImmutableArray<Diagnostic> Diagnostics, bool Failed)
{
    private readonly FileStamp _stamp;

    private WatchedFile(InputFile file, BoundSource? source, ImmutableArray<Diagnostic> diagnostics, bool failed, FileStamp stamp)
        : this(file, source, diagnostics, failed) => _stamp = stamp;

    /// <summary>Whether the file looks as it did when it was read.</summary>
    public bool IsCurrent => FileStamp.Of(File.FullPath) is { } now && now == _stamp;

    public static WatchedFile Read(InputFile file)
    {
        // The older stamp: what changes while the file is read is read again.
        var stamp = FileStamp.Of(file.FullPath);
        var diagnostics = new DiagnosticBag();
        bool failed = false;
        var text = InputReader.Read(file, diagnostics, ref failed);
        return new WatchedFile(file, text is null ? null : BoundSource.Read(text), diagnostics.ToImmutable(), failed, stamp ?? default);
    }

    /// <summary>The file as it is now; this object when it holds the same.</summary>
    public WatchedFile ReadAgain(InputFile file)
    {
        var now = Read(file);
        bool isSame = !Failed && !now.Failed && Diagnostics.IsEmpty && now.Diagnostics.IsEmpty && file == File
            && now.Source?.Text.Content == Source?.Text.Content;
        return isSame ? new WatchedFile(File, Source, Diagnostics, Failed, now._stamp) : now;
    }
}
