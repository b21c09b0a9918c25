namespace Knetc.Cli.Input;

/// <summary>Reads whole files of any kind, as long as they can be a project's: refuses early what is too large, and waits for no writer of a pipe.</summary>
internal static class BoundedFile
{
    /// <summary>A cluster of 10,000 Services is a tenth of it; what is larger is no manifest, and would take gigabytes to read.</summary>
    public const int MaxBytes = 256 << 20;

    private const int PieceSize = 1 << 20;

    private static readonly TimeSpan OpeningTime = TimeSpan.FromSeconds(2);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public static byte[] ReadAllBytes(string path) => ReadAllBytes(path, new FileInfo(path).Length);

    /// <summary>The bytes of a file whose length the caller has seen.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public static byte[] ReadAllBytes(string path, long length)
    {
        if (length > MaxBytes) throw new IOException(Refusal(length));
        if (length > 0) return File.ReadAllBytes(path);

        // An empty file; or a pipe or device, which have no length.
        using var stream = Open(path);
        return ReadAllBytes(stream);
    }

    /// <summary>What is left of a stream.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    public static byte[] ReadAllBytes(Stream stream)
    {
        using var buffer = new MemoryStream();
        byte[] piece = new byte[PieceSize];
        for (int read = stream.Read(piece); read > 0; read = stream.Read(piece))
        {
            if (buffer.Length + read > MaxBytes) throw new IOException($"it does not end within {Size(MaxBytes)}, which is all that knetc reads at once");
            buffer.Write(piece, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>Why so much is not read.</summary>
    public static string Refusal(long length) => $"it has {Size(length)}, and knetc reads at most {Size(MaxBytes)} at once";

    /// <summary>A number of bytes for people.</summary>
    public static string Size(long bytes) => $"{bytes >> 20} MiB";

    private static FileStream Open(string path)
    {
        // To open a pipe that nobody writes to takes for ever, and cannot be interrupted.
        var opening = Task.Factory.StartNew(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0), TaskCreationOptions.LongRunning);
        if (Task.WaitAny([opening], OpeningTime) < 0) throw new IOException("it is a pipe, and nothing writes into it");
        return opening.GetAwaiter().GetResult();
    }
}
