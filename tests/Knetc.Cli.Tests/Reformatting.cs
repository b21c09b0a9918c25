using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Cli.Tests;

/// <summary>Writes manifests anew so that they say the same and look different: other files, order, layout, quotes, comments.</summary>
internal sealed class Reformatting(Random random)
{
    /// <summary>The texts of new files with all documents of the given ones.</summary>
    public IReadOnlyList<string> Rewrite(IEnumerable<string> texts)
    {
        var documents = texts.SelectMany(text => YamlReader.Read(new SourceText("input", text), new DiagnosticBag())).ToArray();
        random.Shuffle(documents);
        var files = new List<StringBuilder> { new() };
        foreach (var document in documents)
        {
            if (random.Next(3) == 0) files.Add(new StringBuilder());
            files[^1].Append("---\n").Append(Comment());
            WriteBlock(document.Root, 0, files[^1]);
        }

        return [.. files.Where(file => file.Length > 0).Select(file => file.ToString())];
    }

    private void WriteBlock(YamlNode node, int indent, StringBuilder text)
    {
        string margin = new(' ', indent);
        if (node is YamlMapping mapping)
        {
            foreach (var entry in Entries(mapping))
            {
                text.Append(margin).Append(QuoteKey(entry.Key)).Append(':');
                WriteValue(entry.Value, indent, text);
            }
        }
        else if (node is YamlSequence sequence)
        {
            for (int i = 0; i < sequence.Count; i++)
            {
                text.Append(margin).Append('-');
                WriteValue(sequence[i], indent, text);
            }
        }
    }

    private void WriteValue(YamlNode value, int indent, StringBuilder text)
    {
        bool isFlow = value is YamlScalar or YamlMapping { Count: 0 } or YamlSequence { Count: 0 } || random.Next(6) == 0;
        if (isFlow)
        {
            text.Append(' ');
            WriteFlow(value, text);
            text.Append(random.Next(8) == 0 ? " # as before\n" : "\n");
            return;
        }

        text.Append('\n').Append(Comment());
        WriteBlock(value, indent + random.Next(1, 5), text);
    }

    private void WriteFlow(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMapping mapping:
                text.Append('{').AppendJoin(", ", Entries(mapping).Select(entry => $"{QuoteKey(entry.Key)}: {Flow(entry.Value)}")).Append('}');
                break;
            case YamlSequence sequence:
                text.Append('[').AppendJoin(", ", Enumerable.Range(0, sequence.Count).Select(i => Flow(sequence[i]))).Append(']');
                break;
            case YamlScalar scalar:
                text.Append(Quote(scalar));
                break;
        }
    }

    private string Flow(YamlNode node)
    {
        var text = new StringBuilder();
        WriteFlow(node, text);
        return text.ToString();
    }

    private YamlEntry[] Entries(YamlMapping mapping)
    {
        var entries = Enumerable.Range(0, mapping.Count).Select(i => mapping[i]).ToArray();
        random.Shuffle(entries);
        return entries;
    }

    private string Quote(YamlScalar scalar)
    {
        if (scalar.Kind == YamlScalarKind.Null) return "null";
        if (scalar.Kind != YamlScalarKind.String) return scalar.Text;
        bool isPlain = !scalar.IsQuoted && scalar.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-');
        return isPlain && random.Next(2) == 0 ? scalar.Text : $"\"{JsonEncodedText.Encode(scalar.Text)}\"";
    }

    private string QuoteKey(string key)
    {
        bool isPlain = key.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-') && YamlScalarResolver.Resolve(key) == YamlScalarKind.String;
        return isPlain && random.Next(2) == 0 ? key : $"\"{JsonEncodedText.Encode(key)}\"";
    }

    private string Comment() => random.Next(4) switch
    {
        0 => "# nothing to see here\n",
        1 => "\n",
        _ => "",
    };
}
