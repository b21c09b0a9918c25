using System.Text;
using Knetc.Cli.Input;
using Knetc.Output;

namespace Knetc.Cli;

/// <summary>The list of files that knetc wrote into an output folder; a folder that holds it is output and never input.</summary>
internal static class OutputManifest
{
    public const string FileName = ".knetc-files";

    /// <summary>The first line of every generated file whose format has comments.</summary>
    public const string Header = GeneratedHeader.Text;

    /// <summary>The relative paths of an earlier run, or none.</summary>
    public static string[] Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return [];
        string[] lines = Encoding.UTF8.GetString(BoundedFile.ReadAllBytes(path)).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return Array.FindAll(lines, static line => !line.StartsWith('#') && !line.Contains('\0', StringComparison.Ordinal));
    }

    public static string Write(IEnumerable<string> paths) => $"{Header}\n{string.Concat(paths.Select(path => path + "\n"))}";
}
