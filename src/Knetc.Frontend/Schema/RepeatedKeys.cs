using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>The index of the first entry with every key of a mapping.</summary>
internal sealed class RepeatedKeys
{
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);

    public RepeatedKeys(YamlMapping mapping)
    {
        for (int i = mapping.Count - 1; i >= 0; i--) _first[mapping[i].Key] = i;
    }

    public int First(string key) => _first[key];
}
