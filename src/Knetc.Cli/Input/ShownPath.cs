namespace Knetc.Cli.Input;

/// <summary>Paths as people and generated files see them.</summary>
internal static class ShownPath
{
    /// <summary>A path relative to a folder, with forward slashes on every system.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="full">Full path of the file or folder.</param>
    public static string Of(string folder, string full) => Path.GetRelativePath(folder, full).Replace('\\', '/');
}
