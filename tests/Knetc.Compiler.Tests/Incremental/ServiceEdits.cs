using System.Globalization;
using System.Text.RegularExpressions;

namespace Knetc.Compiler.Tests.Incremental;

/// <summary>
/// Edits of Services that are there. Most leave everybody's addresses and node ports alone; some do not, and some make mistakes or mend them.
/// </summary>
internal sealed class ServiceEdits(Random random)
{
    private const string Separator = "---\n";

    private static readonly string[] Lines =
    [
        "  sessionAffinity: ClientIP\n",
        "  internalTrafficPolicy: Local\n",
        "  externalTrafficPolicy: Local\n",
        "  publishNotReadyAddresses: true\n",
        "  trafficDistribution: PreferClose\n",
        "  loadBalancerIP: 203.0.113.77\n",
        "  type: NodePort\n",
        "  type: LoadBalancer\n",
        "  clusterIP: None\n",
        "  clusterIP: 10.96.1.77\n",
    ];

    private static readonly string[] Metadata =
    [
        "  labels: {team: a}\n",
        "  labels: {team: b, service.kubernetes.io/service-proxy-name: other}\n",
        "  annotations: {service.kubernetes.io/topology-mode: Auto}\n",
        "  annotations: {note: x}\n",
    ];

    /// <summary>Edits a Service or two and says how; nothing when there is none.</summary>
    public string? Edit(SortedDictionary<string, string> files)
    {
        string[] names = [.. files.Where(static file => file.Value.Contains("kind: Service\n", StringComparison.Ordinal)).Select(static file => file.Key)];
        if (names.Length == 0) return null;
        var edited = new List<string>();
        for (int i = random.Next(4) == 0 ? 1 : 0; i >= 0; i--)
        {
            string name = names[random.Next(names.Length)];
            string[] documents = files[name].Split(Separator);
            int[] services = [.. Enumerable.Range(0, documents.Length).Where(number => documents[number].Contains("kind: Service\n", StringComparison.Ordinal))];
            int chosen = services[random.Next(services.Length)];
            documents[chosen] = Edit(documents[chosen], out string how);
            files[name] = (random.Next(5) == 0 ? "# moved\n" : "") + string.Join(Separator, documents);
            edited.Add($"{how} in {name}");
        }

        return string.Join(" and ", edited);
    }

    private string Edit(string document, out string how)
    {
        switch (random.Next(11))
        {
            case 0 or 1:
                how = "another port";
                return Replace(document, @"(?<=\{port: )\d+", random.Next(20) == 0 ? "70000" : Text(random.Next(4) + 80));
            case 2 or 3:
                how = "another target port";
                return Replace(document, "(?<=targetPort: )[a-z0-9]+", random.Next(3) switch { 0 => "8080", 1 => "8081", _ => "http" });
            case 4:
                how = "another name of a port";
                return Replace(document, "(?<=name: )(http|web)(?=,)", random.Next(2) == 0 ? "http" : "web");
            case 5:
                how = "a port more or less";
                string without = Regex.Replace(document, @"  - \{port: \d+, name: tls.*\n", "");
                return without != document ? without : document.Replace("  ports:\n", "  ports:\n  - {port: 443, name: tls, targetPort: 8443}\n", StringComparison.Ordinal);
            case 6:
                how = "another selector";
                string bare = Regex.Replace(document, @"  selector: .*\n", "");
                return random.Next(3) == 0 ? bare : bare.Replace("spec:\n", $"spec:\n  selector: {{app: s{random.Next(14)}{(random.Next(4) == 0 ? ", tier: front" : "")}}}\n", StringComparison.Ordinal);
            case 7:
                how = "another node port or protocol";
                return random.Next(2) == 0
                    ? Replace(Regex.Replace(document, " nodePort: \\d+,", ""), "(?<=\\{port: \\d+,)", $" nodePort: {random.Next(3) + 30500},")
                    : Replace(document, "(?<=name: [a-z]+,)( protocol: UDP,)?", random.Next(2) == 0 ? " protocol: UDP," : "");
            case 8:
                string metadata = Metadata[random.Next(Metadata.Length)];
                how = metadata.Trim();
                return Toggle(document, "metadata:\n", metadata);
            default:
                string line = Lines[random.Next(Lines.Length)];
                how = line.Trim();
                return Toggle(document, "spec:\n", line);
        }
    }

    /// <summary>Takes a line out, or puts it in for the one with its key.</summary>
    private static string Toggle(string document, string above, string line)
    {
        if (document.Contains(line, StringComparison.Ordinal)) return document.Replace(line, "", StringComparison.Ordinal);
        string key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        return Regex.Replace(document, $"^{key}.*\n", "", RegexOptions.Multiline).Replace(above, above + line, StringComparison.Ordinal);
    }

    private static string Replace(string document, string pattern, string value) => new Regex(pattern).Replace(document, value, 1);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
