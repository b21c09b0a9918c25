using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>Which fields of a kind of document state which options.</summary>
internal sealed class DocumentFields
{
    private readonly Dictionary<string, FieldPath> _paths = new(StringComparer.Ordinal);

    /// <param name="fields">Options and the fields that state them, as dotted names.</param>
    public DocumentFields(params (ClusterOption Option, string Path)[] fields)
    {
        foreach (var (option, path) in fields) _paths.Add(option.Name, FieldPath.Of(path));
    }

    /// <summary>An option as the document states it; null when it does not. A list counts as a text with commas.</summary>
    public OptionPlace? Find(ManifestObject manifest, string option) =>
        _paths.TryGetValue(option, out var path) ? At(manifest, path) : null;

    /// <summary>A field of a document as an option; null when it is absent, empty or no text.</summary>
    public static OptionPlace? At(ManifestObject manifest, FieldPath path)
    {
        string text = manifest.Find(path) switch
        {
            YamlScalar { IsNull: false } scalar => scalar.Text,
            YamlSequence sequence => Join(sequence),
            _ => "",
        };
        return text.Length == 0 ? null : new OptionPlace(text, manifest.Locate(path)) { Object = manifest, Path = path };
    }

    private static string Join(YamlSequence sequence)
    {
        // A list of objects, as knetc.yaml may have for nodes, states no text.
        var texts = new string[sequence.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            if (sequence[i] is not YamlScalar scalar) return "";
            texts[i] = scalar.Text;
        }

        return string.Join(",", texts);
    }
}
