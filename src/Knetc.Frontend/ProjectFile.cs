using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc;

/// <summary>Reads a knetc.yaml ahead of everything else, since it says which files there are to read.</summary>
public static class ProjectFile
{
    public const string FileName = "knetc.yaml";

    /// <summary>The project, or null when the text has none; findings are left to the <see cref="Compilation"/> of the same text.</summary>
    public static Project? Read(SourceText source)
    {
        var binder = new ObjectBinder();
        var ignored = new DiagnosticBag();
        foreach (var document in YamlReader.Read(source, ignored)) Schema.ManifestReader.Read(document, ignored, binder.Bind);
        return binder.ToObjects().Projects is [var project, ..] ? project : null;
    }
}
