using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>The flags that one component is started with, by name. Of a repeated one the last counts.</summary>
internal sealed class ComponentFlags
{
    /// <summary>Flags of the components that take no value in the next word.</summary>
    private static readonly HashSet<string> Switches = new(StringComparer.Ordinal)
    {
        "allocate-node-cidrs", "masquerade-all", "ipvs-strict-arp", "iptables-localhost-nodeports", "conntrack-tcp-be-liberal",
        "bind-address-hard-fail", "cleanup", "profiling", "allow-privileged", "anonymous-auth", "enable-bootstrap-token-auth",
        "leader-elect", "use-service-account-credentials", "configure-cloud-routes", "enable-aggregator-routing", "contention-profiling",
    };

    private readonly Dictionary<string, OptionPlace> _flags = new(StringComparer.Ordinal);

    /// <summary>A flag's value; null when it is not given.</summary>
    public OptionPlace? Find(string name) => _flags.TryGetValue(name, out var place) ? place : null;

    /// <summary>The words behind a program's name: <c>--name=value</c>, <c>--name value</c>, and <c>--name</c> alone for a switch.</summary>
    /// <param name="manifest">The object that states the command line.</param>
    /// <param name="words">Each word with its field.</param>
    public static ComponentFlags OfWords(ManifestObject manifest, IReadOnlyList<(string Text, FieldPath Path)> words)
    {
        var flags = new ComponentFlags();
        for (int i = 0; i < words.Count; i++)
        {
            var (word, path) = words[i];
            if (word == "--") break;
            if (!word.StartsWith("--", StringComparison.Ordinal)) continue;
            int equals = word.IndexOf('=');
            string name = Normalize(equals < 0 ? word.Substring(2) : word.Substring(2, equals - 2));
            if (equals >= 0)
            {
                int start = equals + 1;
                flags.Add(name, word.Substring(start), ScalarSpan.Part(manifest.Locate(path), word, start, word.Length - start), manifest, path);
            }
            else if (Switches.Contains(name) || i + 1 == words.Count || words[i + 1].Text.StartsWith("-", StringComparison.Ordinal))
            {
                flags.Add(name, "true", manifest.Locate(path), manifest, path);
            }
            else
            {
                i++;
                flags.Add(name, words[i].Text, manifest.Locate(words[i].Path), manifest, words[i].Path);
            }
        }

        return flags;
    }

    /// <summary>The <c>extraArgs</c> of a ClusterConfiguration: a map up to v1beta3, from v1beta4 on a list of name and value.</summary>
    public static ComponentFlags OfExtraArgs(ManifestObject manifest, FieldPath path)
    {
        var flags = new ComponentFlags();
        switch (manifest.Find(path))
        {
            case YamlMapping map:
                for (int i = 0; i < map.Count; i++) flags.Add(manifest, map[i].Key, map.Find(map[i].Key), path.Key(map[i].Key));
                break;
            case YamlSequence list:
                for (int i = 0; i < list.Count; i++)
                {
                    if (list[i] is YamlMapping arg && arg.Find("name") is YamlScalar name) flags.Add(manifest, name.Text, arg.Find("value"), path.Index(i).Field("value"));
                }

                break;
        }

        return flags;
    }

    private void Add(ManifestObject manifest, string name, YamlNode? value, FieldPath path)
    {
        if (value is YamlScalar scalar) Add(Normalize(name), scalar.IsNull ? "" : scalar.Text, manifest.Locate(path), manifest, path);
    }

    private void Add(string name, string value, SourceLocation? location, ManifestObject manifest, FieldPath path) =>
        _flags[name] = new OptionPlace(value, location) { Object = manifest, Path = path };

    /// <summary>The components take underscores for dashes.</summary>
    private static string Normalize(string name) => name.Replace('_', '-');
}
