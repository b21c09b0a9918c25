using System.Collections.Immutable;
using System.Text;
using Knetc.Yaml;

namespace Knetc.Fuzz.Checks;

/// <summary>Documents as a text that differs when anything about them does.</summary>
internal static class NodeText
{
    public static string Write(ImmutableArray<YamlDocument> documents)
    {
        var text = new StringBuilder();
        foreach (var document in documents)
        {
            text.Append(document.Range).Append('\n');
            Write(text, document.Root);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlNode node)
    {
        text.Append(node.Span.Start).Append('+').Append(node.Span.Length).Append(' ');
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(scalar.Kind).Append(scalar.IsQuoted ? " quoted " : " ").Append(scalar.Text).Append('\n');
                break;
            case YamlSequence sequence:
                text.Append("[\n");
                for (int i = 0; i < sequence.Count; i++) Write(text, sequence[i]);
                text.Append("]\n");
                break;
            case YamlMapping mapping:
                text.Append("{\n");
                for (int i = 0; i < mapping.Count; i++)
                {
                    text.Append(mapping[i].KeySpan.Start).Append('+').Append(mapping[i].KeySpan.Length).Append(" key ").Append(mapping[i].Key).Append('\n');
                    Write(text, mapping[i].Value);
                }

                text.Append("}\n");
                break;
        }
    }
}
