using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>A file that an earlier run wrote.</summary>
internal static class WrittenFile
{
    /// <summary>Whether the file exists and holds the artifact's bytes.</summary>
    public static bool HasContent(string path, Artifact artifact)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length != artifact.Length) return false;
        using var stream = file.OpenRead();
        byte[] buffer = [];
        foreach (var piece in artifact.Content)
        {
            if (buffer.Length < piece.Length) buffer = new byte[piece.Length];
            stream.ReadExactly(buffer, 0, piece.Length);
            if (!piece.Span.SequenceEqual(buffer.AsSpan(0, piece.Length))) return false;
        }

        return true;
    }
}
