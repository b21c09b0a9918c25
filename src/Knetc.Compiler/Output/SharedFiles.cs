using System.Security.Cryptography;

namespace Knetc.Output;

/// <summary>
/// Decides which files nodes share. A shared file stands in a folder that is named after its content, so that files which differ
/// never share one.
/// </summary>
public static class SharedFiles
{
    /// <summary>The folder of shared files, in the output folder.</summary>
    public const string Folder = "shared";

    /// <summary>Copies that take no more bytes than this cost less than links would surprise.</summary>
    internal const long MostCopies = 1 << 20;

    /// <summary>Whether the path, relative to the output folder, is that of a shared file.</summary>
    public static bool Contains(string path) => path.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>
    /// The file with the place where nodes share it, if they do. That depends on nothing but the file and the number of nodes, so
    /// that a run over some of the nodes agrees with a run over all.
    /// </summary>
    /// <param name="file">A file that nodes have in common.</param>
    /// <param name="nodes">How many nodes have it.</param>
    /// <param name="limit">Copies that take more bytes are not made; null for no limit.</param>
    internal static RuleFile Place(RuleFile file, int nodes, long? limit) =>
        nodes > 1 && file.Length * nodes > limit ? file with { SharedPath = PathOf(file) } : file;

    private static string PathOf(RuleFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in file.Content) hash.AppendData(piece.Span);
        return $"{Folder}/{Convert.ToHexStringLower(hash.GetHashAndReset())}/{file.Name}";
    }
}
