namespace Knetc.Testing;

/// <summary>A fresh, empty folder that goes away with the test.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("knetc-test-").FullName;

    /// <summary>An absolute path from one relative to the folder; nothing is created.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a text file, its parent folders included, and returns its absolute path.</summary>
    public string Write(string relativePath, string content)
    {
        var path = PathOf(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Copies a file into the folder under its own name and returns that name.</summary>
    public string Copy(string file)
    {
        var name = System.IO.Path.GetFileName(file);
        File.Copy(file, PathOf(name));
        return name;
    }

    public string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(PathOf(parts));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
