using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>A scalar: its text without quotes and its resolved kind.</summary>
public sealed class YamlScalar(TextSpan span, string text, YamlScalarKind kind, bool isQuoted) : YamlNode(span)
{
    /// <summary>The text after removing quotes, escapes and folding.</summary>
    public string Text { get; } = text;

    public YamlScalarKind Kind { get; } = kind;

    /// <summary>Quoted, literal or folded: always a string, whatever it looks like.</summary>
    public bool IsQuoted { get; } = isQuoted;

    public bool IsNull => Kind == YamlScalarKind.Null;

    /// <summary>The scalar as a mapping key: booleans and numbers in their canonical JSON spelling (<c>yes</c> is <c>true</c>).</summary>
    public string KeyText => YamlScalarResolver.KeyText(Text, Kind);
}
