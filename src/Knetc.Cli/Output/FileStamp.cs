namespace Knetc.Cli.Output;

/// <summary>What tells without reading whether a file is another one than before.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Null for what is not there, and for links: what they lead to may change without them.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new FileStamp(file.Length, file.LastWriteTimeUtc) : null;
    }
}
