using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Rules;

/// <summary>Ways to write an example differently that do not matter to what is wrong with it.</summary>
internal static partial class ExampleChange
{
    /// <summary>Names that mean something to Kubernetes, and words that manifests use for more than names.</summary>
    private static readonly HashSet<string> WellKnownNames = new(StringComparer.Ordinal)
    {
        "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "etcd",
        "default", "kubernetes", "kube-system", "kube-dns", "kube-public", "true", "false", "linux", "amd64", "arm64", "http", "https", "tcp", "udp",
    };

    /// <summary>DNS and the ports of the control plane and the node agents.</summary>
    private static readonly HashSet<int> WellKnownPorts = [0, 53, 6443, 2379, 2380, 9153, 10248, 10249, 10250, 10255, 10256, 10257, 10258, 10259];

    public static string ReverseDocuments(string text) =>
        string.Join("---\n", text.Split("---\n").Reverse().Select(document => document.EndsWith('\n') ? document : document + "\n"));

    /// <summary>Every name, namespace and label value in mirror writing (a for z, b for y), which turns their order round.</summary>
    public static string RenameObjects(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in YamlReader.Read(new SourceText("example.yaml", text), new DiagnosticBag())) Collect(document.Root, names);
        names.ExceptWith(WellKnownNames);
        names.RemoveWhere(name => !name.Any(char.IsAsciiLetterLower) || name.Any(char.IsAsciiLetterUpper));
        return Word().Replace(text, match => names.Contains(match.Value) ? Mirror(match.Value) : match.Value);
    }

    /// <summary>Every address of 10.0.0.0/8 in the other half of it. What contains or overlaps what stays as it was.</summary>
    public static string MoveAddresses(string text) => PrivateAddress().Replace(text, match =>
    {
        if (match.Groups["length"] is { Success: true } length && int.Parse(length.Value, CultureInfo.InvariantCulture) < 9) return match.Value;
        int octet = int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture) ^ 128;
        return string.Create(CultureInfo.InvariantCulture, $"{match.Groups["first"]}.{octet}{match.Groups["rest"]}{match.Groups["slash"]}");
    });

    /// <summary>The options, and those ranges which the example leaves to the defaults although it has addresses of them.</summary>
    public static string StateDefaultRanges(string text, string options)
    {
        var effective = ExampleCompilation.Compile(text, options).Cluster.Options;
        var stated = new StringBuilder(options);
        State("--service-cluster-ip-range", effective.ServiceClusterIPRanges);
        State("--cluster-cidr", effective.ClusterCidrs);
        return stated.ToString();

        void State(string option, IReadOnlyCollection<IpNetwork> ranges)
        {
            if (ranges.Any(range => options.Contains(range.ToString()) || text.Contains(range.ToString()))) return;
            if (!PrivateAddress().Matches(text).Any(match => ranges.Any(range => Contains(range, match)))) return;
            stated.Append(' ').Append(option).Append(' ').AppendJoin(',', ranges);
        }
    }

    private static bool Contains(IpNetwork range, Match match) =>
        IpAddress.TryParse($"{match.Groups["first"]}.{match.Groups["second"]}{match.Groups["rest"]}", ParsingGrade.Sloppy, out var address) && range.Contains(address);

    /// <summary>Every port but the well-known ones becomes its neighbour: 80 and 81 change places, 30080 and 30081 too.</summary>
    public static string ChangePorts(string text)
    {
        text = PortField().Replace(text, match => match.Groups["key"].Value + Neighbour(match.Groups["port"].Value));
        return NodePort().Replace(text, match => Neighbour(match.Value));
    }

    private static string Neighbour(string text) =>
        int.Parse(text, CultureInfo.InvariantCulture) is var port && WellKnownPorts.Contains(port) ? text : (port ^ 1).ToString(CultureInfo.InvariantCulture);

    private static void Collect(YamlNode? node, HashSet<string> names)
    {
        if (node is YamlSequence sequence)
        {
            for (int i = 0; i < sequence.Count; i++) Collect(sequence[i], names);
        }

        if (node is not YamlMapping mapping) return;
        for (int i = 0; i < mapping.Count; i++)
        {
            var (key, _, value) = mapping[i];
            if (value is YamlMapping fields && key == "metadata")
            {
                if (fields.Find("name") is YamlScalar name) names.Add(name.Text);
                if (fields.Find("namespace") is YamlScalar @namespace) names.Add(@namespace.Text);
            }
            else if (value is YamlMapping labels && (key is "labels" or "matchLabels"))
            {
                for (int label = 0; label < labels.Count; label++)
                {
                    if (labels[label].Value is YamlScalar text) names.Add(text.Text);
                }
            }

            Collect(value, names);
        }
    }

    private static string Mirror(string name) => string.Create(name.Length, name, static (span, text) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = char.IsAsciiLetterLower(text[i]) ? (char)('a' + 'z' - text[i]) : text[i];
    });

    [GeneratedRegex(@"[A-Za-z0-9-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\d.])(?<first>0*10)\.(?<second>\d{1,3})(?<rest>\.\d{1,3}\.\d{1,3})(?<slash>/(?<length>\d+))?(?![\d.])")]
    private static partial Regex PrivateAddress();

    [GeneratedRegex(@"(?<key>\b(port|targetPort|containerPort|hostPort): )(?<port>\d+)\b")]
    private static partial Regex PortField();

    [GeneratedRegex(@"(?<=(nodePort|healthCheckNodePort|[a-z]+BindAddress): ([0-9.]+:)?)3\d{4}\b")]
    private static partial Regex NodePort();
}
