using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>A mapping in document order. Of a repeated key the last value counts, as for the API server.</summary>
public sealed class YamlMapping(TextSpan span, YamlEntry[] entries) : YamlNode(span)
{
    private readonly YamlEntry[] _entries = entries;

    public int Count => _entries.Length;

    public YamlEntry this[int index] => _entries[index];

    /// <summary>The value of a key, or null when the key is absent. Keys compare byte for byte.</summary>
    public YamlNode? Find(string key)
    {
        int index = IndexOf(key);
        return index < 0 ? null : _entries[index].Value;
    }

    /// <summary>The key itself as it stands in the file, or null when it is absent.</summary>
    public YamlScalar? FindKey(string key)
    {
        int index = IndexOf(key);
        return index < 0 ? null : _entries[index].Key;
    }

    private int IndexOf(string key)
    {
        for (int i = _entries.Length - 1; i >= 0; i--)
        {
            if (_entries[i].Key.KeyText == key) return i;
        }

        return -1;
    }
}
