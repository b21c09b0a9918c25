using System.Diagnostics;

namespace Knetc.Cli.Tests;

/// <summary>Everything below a folder, as one can compare it.</summary>
internal static class FolderState
{
    /// <summary>Files with their texts, and links with where they lead.</summary>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var info = new FileInfo(file);
            state.Add(Path.GetRelativePath(folder, file), info.LinkTarget is { } target ? "-> " + target : File.ReadAllText(file));
        }

        return state;
    }

    /// <summary>What a reader of the nodes' files finds, who does not ask for links.</summary>
    public static SortedDictionary<string, string> OfNodes(string folder)
    {
        string nodes = Path.Combine(folder, "nodes");
        return new(Directory.GetFiles(nodes, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(nodes, file), File.ReadAllText), StringComparer.Ordinal);
    }

    /// <summary>What the folder takes on a disk, roughly: each file once, links nothing.</summary>
    public static long SizeOf(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => new FileInfo(file)).Where(file => file.LinkTarget is null).Sum(file => file.Length);

    /// <summary>Copies what is in a folder over what is in another, as <c>cp -a</c> does.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        using var process = Process.Start("cp", ["-a", from + "/.", to]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
