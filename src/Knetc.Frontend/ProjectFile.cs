using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
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
        // An error elsewhere in the file must not change what is read, so the document is bound whatever else it says.
        foreach (var document in YamlReader.Read(source, new DiagnosticBag()))
        {
            if (document.Root is not YamlMapping root || root.Find("kind") is not YamlScalar { Text: "Project" }) continue;
            return ProjectBinder.Bind(new ManifestObject("knetc.dev/v1alpha1", "Project", "", "", document, root));
        }

        return null;
    }
}
