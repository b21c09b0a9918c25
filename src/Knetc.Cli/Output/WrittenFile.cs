using System.Text;
using Knetc.Output;

namespace Knetc.Cli.Output;

/// <summary>A file that an earlier run wrote.</summary>
internal static class WrittenFile
{
    /// <summary>What the name of a file ends in until it is whole.</summary>
    public const string TemporarySuffix = ".knetc-tmp";

    private const int LongestHeader = 256;

    public static bool IsTemporary(string name) => name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <summary>Whether the file exists, is no link, and holds the artifact's bytes.</summary>
    public static bool HasContent(string path, Artifact artifact)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null) return false;
        using var stream = file.OpenRead();
        byte[] buffer = [];
        foreach (var piece in artifact.Content)
        {
            if (buffer.Length < piece.Length) buffer = new byte[piece.Length];
            int length = stream.ReadAtLeast(buffer.AsSpan(0, piece.Length), piece.Length, throwOnEndOfStream: false);
            if (!piece.Span.SequenceEqual(buffer.AsSpan(0, length))) return false;
        }

        return stream.Position == stream.Length;
    }

    /// <summary>Whether both files exist and hold the same bytes.</summary>
    public static bool AreEqual(string path, string other)
    {
        var left = new FileInfo(path);
        var right = new FileInfo(other);
        if (!left.Exists || !right.Exists || left.Length != right.Length) return false;
        using var leftStream = left.OpenRead();
        using var rightStream = right.OpenRead();
        byte[] leftBuffer = new byte[64 * 1024];
        byte[] rightBuffer = new byte[leftBuffer.Length];
        while (true)
        {
            int count = leftStream.ReadAtLeast(leftBuffer, leftBuffer.Length, throwOnEndOfStream: false);
            if (count != rightStream.ReadAtLeast(rightBuffer, rightBuffer.Length, throwOnEndOfStream: false)) return false;
            if (!leftBuffer.AsSpan(0, count).SequenceEqual(rightBuffer.AsSpan(0, count))) return false;
            if (count < leftBuffer.Length) return true;
        }
    }

    /// <summary>Whether the file carries the header of generated files in its first two lines.</summary>
    public static bool HasHeader(string path)
    {
        // What has no size is a pipe or a device, and may never give a line; or it is empty, and so has no header.
        if (new FileInfo(path).Length == 0) return false;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] start = new byte[LongestHeader];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        string text = Encoding.UTF8.GetString(start, 0, read).Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Split('\n').Take(2).Any(static line => line is GeneratedHeader.Text or GeneratedHeader.ZoneText or GeneratedHeader.CSharpText);
    }
}
