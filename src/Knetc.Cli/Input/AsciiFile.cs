using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Knetc.Cli.Input;

/// <summary>Reads large files of ASCII straight into their text, without holding all their bytes beside it.</summary>
internal static class AsciiFile
{
    private const int SmallestSize = 1 << 20;
    private const int PieceSize = 32 * 1024;

    /// <summary>The text; null when the file is small or has other characters, and has to be read in another way.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Its length. What has none is not opened: to open a pipe may take for ever.</param>
    public static string? TryRead(string path, long expected)
    {
        if (expected is < SmallestSize or > BoundedFile.MaxBytes) return null;
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long length = RandomAccess.GetLength(file);
        if (length > BoundedFile.MaxBytes) return null;
        var state = new Reading(file);
        string text = string.Create((int)length, state, static (characters, reading) => reading.Fill(characters));
        return state.IsComplete ? text : null;
    }

    private sealed class Reading(SafeFileHandle file)
    {
        public bool IsComplete { get; private set; }

        public void Fill(Span<char> characters)
        {
            HeapPages.PutInPlace(characters);
            Span<byte> piece = stackalloc byte[PieceSize];
            int offset = 0;
            while (offset < characters.Length)
            {
                int read = RandomAccess.Read(file, piece[..Math.Min(PieceSize, characters.Length - offset)], offset);
                if (read == 0 || Ascii.ToUtf16(piece[..read], characters[offset..], out _) != OperationStatus.Done) return;
                offset += read;
            }

            IsComplete = true;
        }
    }
}
