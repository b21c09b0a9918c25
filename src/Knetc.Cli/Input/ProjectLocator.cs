using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Cli.Input;

/// <summary>Finds the knetc.yaml in force: of a folder named as PATH, without PATH of the current folder or a parent.</summary>
internal static class ProjectLocator
{
    /// <summary>The full path of the project file, or null.</summary>
    public static string? Find(string[] paths, string workingDirectory)
    {
        if (paths.Length > 0)
        {
            foreach (string path in paths)
            {
                string candidate = Path.Combine(Path.GetFullPath(path, workingDirectory), ProjectFile.FileName);
                if (path != "-" && File.Exists(candidate)) return candidate;
            }

            return null;
        }

        for (string? folder = workingDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, ProjectFile.FileName);
            if (File.Exists(candidate)) return candidate;
        }

        return null;
    }

    /// <summary>Reads the project file; null when it cannot be read as one, which the compilation then reports.</summary>
    public static Project? Load(string path)
    {
        try
        {
            var ignored = new DiagnosticBag();
            return SourceDecoder.Decode(path, BoundedFile.ReadAllBytes(path), ignored) is { } source ? ProjectFile.Read(source) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
