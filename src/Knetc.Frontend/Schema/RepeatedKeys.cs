using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>The first place of every key of a mapping.</summary>
internal sealed class RepeatedKeys
{
    private readonly Dictionary<string, YamlScalar> _first = new(StringComparer.Ordinal);

    public RepeatedKeys(YamlMapping mapping)
    {
        for (int i = mapping.Count - 1; i >= 0; i--) _first[mapping[i].Key.KeyText] = mapping[i].Key;
    }

    public YamlScalar First(string key) => _first[key];
}
