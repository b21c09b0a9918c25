using System.Text;
using Knetc.Fuzz.Shapes;
using Knetc.Schema;

namespace Knetc.Fuzz;

/// <summary>Words that mean something in manifests and lock files, in the form that afl-fuzz reads.</summary>
internal static class FuzzDictionary
{
    private static readonly string[] Tokens =
    [
        ": ", "\n", "\n  ", "\n- ", "\n    ", "- ", "---\n", "...\n", "[", "]", "{", "}", ", ", "\"", "'", "|\n", "|-\n  ", ">\n", "&a ", "*a", "!!str ", "<<: *a", "? ", "# knetc:ignore KN3004 ", "null", "~", "\r\n", "\t",
        "\ufeff", "\u0085", "\u2028", "\\u0041", "\\x41", "%YAML 1.2\n", "{{ x }}", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "0x1F", "1e3", "-1", "apiVersion: v1\n",
        "\"value\": ", "\"explicit\": true", "\"version\": 1", "\"hash\": ", "\"retired\": {", "\"clusterip\": {", "\"healthcheck\": {", "\"nodecidr\": {", "\"nodeport\": {", "\"place\": {", "\"podip\": {", "\"ranges\": {", "\"slice\": {",
        "IPv4/default/s", "IPv6/default/s", "default/s/80/TCP",
    ];

    public static IEnumerable<string> Words => Tokens.Concat(ShapeValues.Texts).Concat(Names()).Distinct(StringComparer.Ordinal).Where(static word => word.Length is > 1 and < 100);

    /// <summary>A line of a dictionary file.</summary>
    public static string Quote(string word)
    {
        var line = new StringBuilder("\"");
        foreach (byte value in Encoding.UTF8.GetBytes(word))
        {
            if (value is >= 0x20 and < 0x7f and not ((byte)'"' or (byte)'\\')) line.Append((char)value);
            else line.Append($"\\x{value:X2}");
        }

        return line.Append('"').ToString();
    }

    private static IEnumerable<string> Names()
    {
        var seen = new HashSet<SchemaType>();
        foreach (var kind in SchemaTable.Default.Kinds)
        {
            yield return kind.Kind;
            yield return kind.ApiVersion;
            foreach (string name in Names(kind.Type, seen)) yield return name;
        }
    }

    private static IEnumerable<string> Names(SchemaType type, HashSet<SchemaType> seen)
    {
        if (!seen.Add(type)) yield break;
        if (type.Item is not null)
        {
            foreach (string name in Names(type.Item, seen)) yield return name;
        }

        foreach (var field in type.Fields)
        {
            yield return field.Name + ":";
            foreach (string name in Names(field.Type, seen)) yield return name;
        }
    }
}
