using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>A value of a YAML or JSON document, with the place it stands at.</summary>
public abstract class YamlNode(TextSpan span)
{
    /// <summary>The characters of the value in its file: of a scalar with its quotes, of a collection from first to last item.</summary>
    public TextSpan Span { get; } = span;
}
