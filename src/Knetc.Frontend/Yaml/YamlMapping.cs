using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>A mapping in document order. Of a repeated key the last value counts, as for the API server.</summary>
public sealed class YamlMapping(TextSpan span, YamlEntry[] entries) : YamlNode(span)
{
    /// <summary>Up to this size a search from the end is faster than an index.</summary>
    private const int SmallSize = 16;

    private readonly YamlEntry[] _entries = entries;

    /// <summary>The last place of each key, made when a large mapping is first searched. Two threads would make the same.</summary>
    private Dictionary<string, int>? _lastIndexes;

    public int Count => _entries.Length;

    public YamlEntry this[int index] => _entries[index];

    /// <summary>The value of a key, or null when the key is absent. Keys compare byte for byte.</summary>
    public YamlNode? Find(string key)
    {
        int index = IndexOf(key);
        return index < 0 ? null : _entries[index].Value;
    }

    /// <summary>Where the key itself stands in the file, or null when it is absent.</summary>
    public TextSpan? FindKey(string key)
    {
        int index = IndexOf(key);
        return index < 0 ? null : _entries[index].KeySpan;
    }

    private int IndexOf(string key)
    {
        if (_entries.Length > SmallSize) return (_lastIndexes ??= IndexEntries()).TryGetValue(key, out int index) ? index : -1;
        for (int i = _entries.Length - 1; i >= 0; i--)
        {
            if (_entries[i].Key == key) return i;
        }

        return -1;
    }

    private Dictionary<string, int> IndexEntries()
    {
        var indexes = new Dictionary<string, int>(_entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < _entries.Length; i++) indexes[_entries[i].Key] = i;
        return indexes;
    }
}
