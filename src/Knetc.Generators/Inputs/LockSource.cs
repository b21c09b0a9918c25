using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Generators.Inputs;

/// <summary>The lock file as a text.</summary>
internal sealed record LockSource(string FullPath, string DisplayPath, string Content)
{
    /// <summary>Reads the file; null when the compiler cannot.</summary>
    public static LockSource? Read(InputFile file, CancellationToken cancellation) =>
        file.File.GetText(cancellation)?.ToString() is { } content ? new LockSource(file.File.Path, file.DisplayPath, content) : null;

    /// <summary>What a compilation takes; builds never write the file, whatever it would have to say.</summary>
    public static LockInput ToInput(LockSource? source, bool noLock) =>
        noLock ? new LockInput(LockMode.None, null) : new LockInput(LockMode.Keep, source is null ? null : new SourceText(source.DisplayPath, source.Content));
}
