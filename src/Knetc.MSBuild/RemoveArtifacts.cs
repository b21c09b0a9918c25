using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Knetc.MSBuild;

/// <summary>Removes generated files, and the folders that they leave empty, up to the output folder: the one with the list of files.</summary>
public sealed class RemoveArtifacts : Task
{
    private const string ListName = ".knetc-files";

    /// <summary>The files, lists included; those that are gone already are no error.</summary>
    public ITaskItem[] Files { get; set; } = [];

    public override bool Execute()
    {
        string[] files = [.. Files.Select(file => file.GetMetadata("FullPath"))];
        string[] outputs = [.. files.Where(file => Path.GetFileName(file) == ListName).Select(file => Path.GetDirectoryName(file)!)];
        foreach (string file in files)
        {
            try
            {
                if (File.Exists(file)) File.Delete(file);
                RemoveEmptyFolders(Path.GetDirectoryName(file), outputs);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // As the SDK's own clean does: what is in use now is removed by the next one.
                Log.LogWarning($"cannot remove {file}: {exception.Message}");
            }
        }

        return true;
    }

    private static void RemoveEmptyFolders(string? folder, string[] outputs)
    {
        while (folder is not null && Array.Exists(outputs, output => (folder + Path.DirectorySeparatorChar).StartsWith(output + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return;
            if (Directory.Exists(folder)) Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder);
        }
    }
}
