using System.Diagnostics;

namespace Knetc.Cli.Output;

/// <summary>
/// The right to write somewhere, for one process at a time. It is a lock that the operating system holds on a file, so it ends with the
/// process, however that ends. The file is removed with the turn.
/// </summary>
internal sealed class WriteTurn : IDisposable
{
    public const string Suffix = ".knetc-turn";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly string _path;
    private readonly FileStream _file;

    private WriteTurn(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Waits for the turn; null where no file can be made, and so nothing be written.</summary>
    /// <param name="path">The file that stands for it.</param>
    /// <exception cref="IOException">Others did not end within a minute.</exception>
    public static WriteTurn? Take(string path)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                if (TryTake(path) is { } turn) return turn;
                if (watch.Elapsed > Patience) break;
                Thread.Sleep(Pause);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        throw new IOException($"another knetc has been writing there for {Patience.TotalSeconds:0} seconds");
    }

    public void Dispose()
    {
        // Removed before the lock ends: whoever waits then finds no file and makes a new one.
        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left behind it does no harm.
        }

        _file.Dispose();
    }

    /// <summary>Null when another process has the turn.</summary>
    private static WriteTurn? TryTake(string path)
    {
        // A link would lead elsewhere, and no knetc made it.
        if (new FileInfo(path).LinkTarget is not null) File.Delete(path);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }

        try
        {
            if (IsAt(path, file)) return new WriteTurn(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Whether it is the lock of another process that refuses the file: EWOULDBLOCK, which is 11 or 35, or a sharing violation.</summary>
    private static bool IsTaken(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32;

    /// <summary>
    /// Whether the path still leads to the file. The one before may have removed it between our opening and locking it; then the lock is
    /// on a file that nobody else finds. A date of our own tells: to read a mark out of the file would need its lock.
    /// </summary>
    private static bool IsAt(string path, FileStream file)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(2L * Random.Shared.Next(1 << 29));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }
}
