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
        return File.Exists(path) ? File.ReadAllLines(path).Where(line => line.Length > 0 && !line.StartsWith('#')).ToArray() : [];
    }

    public static string Write(IEnumerable<string> paths) => $"{Header}\n{string.Concat(paths.Select(path => path + "\n"))}";
}
