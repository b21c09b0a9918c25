using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Names a value in a message: <c>the number 80</c>, <c>the text "http"</c>, <c>a list</c>.</summary>
internal static class ValueDescription
{
    private const int MaxLength = 40;

    public static string Of(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar when scalar.KeyText == scalar.Text => $"the boolean {scalar.Text}",
        YamlScalar { Kind: YamlScalarKind.Boolean } scalar => $"{scalar.Text}, which YAML reads as the boolean {scalar.KeyText}",
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar => $"the number {Shorten(scalar.Text)}",
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => $"the text \"{Shorten(scalar.Text)}\"",
        _ => "this value",
    };

    private static string Shorten(string text)
    {
        int line = text.IndexOf('\n');
        int length = Math.Min(line < 0 ? text.Length : line, MaxLength);
        if (length == text.Length) return text;
        if (length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return text.Substring(0, length) + "…";
    }
}
