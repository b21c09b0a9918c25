using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>A scalar that <see cref="DirectReader"/> has read, before it is known whether it is a key or a value.</summary>
internal readonly record struct DirectScalar(TextSpan Span, string Text, YamlScalarKind Kind, bool IsQuoted)
{
    /// <summary>The scalar as a mapping key.</summary>
    public string KeyText => YamlScalarResolver.KeyText(Text, Kind);

    public YamlScalar ToNode() => new(Span, Text, Kind, IsQuoted);
}
