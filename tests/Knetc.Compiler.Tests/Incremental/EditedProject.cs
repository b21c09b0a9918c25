using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Knetc.Compiler.Tests.Incremental;

/// <summary>A project that is edited at random: files with documents, of which now and then one is broken or there twice.</summary>
internal sealed class EditedProject
{
    private const string Options = "knetc.yaml";
    private const string Nodes = "nodes.yaml";

    private readonly Random _random;
    private readonly ServiceEdits _services;
    private int _names;

    /// <summary>How many edits to come are of endpoints and Services, as when pods come and go, or somebody tries something out.</summary>
    private int _series;

    public EditedProject(int seed)
    {
        _random = new Random(seed);
        _services = new ServiceEdits(_random);
        Files[Nodes] = NodesText();
        for (int i = 0; i < 12; i++) Files[NewName()] = Document() + Document();
    }

    /// <summary>Texts by path.</summary>
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes something and says what.</summary>
    public string Edit()
    {
        if (_series-- > 0 && EditContent() is { } next) return next;
        string[] names = [.. Files.Keys.Where(static name => name is not (Options or Nodes))];
        string file = names.Length == 0 ? NewName() : names[_random.Next(names.Length)];
        switch (_random.Next(26))
        {
            case 0:
                Files[Nodes] = NodesText();
                return "other nodes";
            case 1:
                Files[Options] = OptionsText();
                return "other options";
            case 2:
                Files.Remove(Options);
                return "no options";
            case 3 when names.Length > 5:
                Files.Remove(file);
                return $"{file} is gone";
            case 4:
                string name = NewName();
                if (Files.Remove(file, out string? moved)) Files[name] = moved;
                return $"{file} becomes {name}";
            case 5:
                Files[file] = Files.GetValueOrDefault(file, "") + "broken: [\n";
                return $"{file} is broken";
            case 6:
                Files[NewName()] = Files.GetValueOrDefault(file, "");
                return $"{file} is there twice";
            case 7 or 8 or 9:
                Files[NewName()] = Document() + Document();
                return "a new file";
            case 10:
                Files[file] = "# a line more\n" + Files.GetValueOrDefault(file, "");
                return $"the lines of {file} move";
            case 11:
                Files[file] = "# knetc:ignore KN3034 on purpose\n" + Files.GetValueOrDefault(file, "");
                return $"a comment in {file}";
            case >= 20 when EditContent() is { } first:
                _series = 8;
                return first;
            default:
                Files[file] = Document() + Document() + (_random.Next(3) == 0 ? Document() : "");
                return $"{file} is written anew";
        }
    }

    private string? EditContent() => _random.Next(2) == 0 ? EditEndpoints() : _services.Edit(Files);

    /// <summary>
    /// Writes other addresses, ports or conditions into some slices, now and then with the lines of the file moved; nothing when there is no slice.
    /// </summary>
    private string? EditEndpoints()
    {
        string[] names = [.. Files.Where(static file => file.Value.Contains("kind: EndpointSlice", StringComparison.Ordinal)).Select(static file => file.Key)];
        if (names.Length == 0) return null;
        var edited = new List<string>();
        for (int i = _random.Next(2); i >= 0; i--)
        {
            string name = names[_random.Next(names.Length)];
            string text = Regex.Replace(Files[name], @"(?<=addresses: \[10\.244\.)\d\.\d+", _ => $"{_random.Next(3)}.{_random.Next(30) + 1}");
            if (_random.Next(3) == 0) text = Regex.Replace(text, "ready: (true|false)", _ => _random.Next(2) == 0 ? "ready: true" : "ready: false");
            if (_random.Next(4) == 0) text = Regex.Replace(text, "(?<=name: http, port: )80\\d+", _ => $"{8080 + _random.Next(2)}");
            if (_random.Next(4) == 0) text = "# moved\n" + text;
            if (_random.Next(4) == 0) text = text.Replace("endpoints:\n", $"endpoints:\n- addresses: [10.244.1.{_random.Next(30) + 1}]\n", StringComparison.Ordinal);
            Files[name] = text;
            edited.Add(name);
        }

        return $"other endpoints in {string.Join(" and ", edited)}";
    }

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"k8s/f{_random.Next(26) + 10}-{_names++}.yaml");

    private string NodesText()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 3; i++)
        {
            string zone = _random.Next(3) == 0 ? $"\n  labels: {{topology.kubernetes.io/zone: z{_random.Next(2)}}}" : "";
            string range = _random.Next(4) == 0 ? "" : $"\nspec: {{podCIDR: 10.244.{i}.0/24, podCIDRs: [10.244.{i}.0/24]}}";
            text.Append(CultureInfo.InvariantCulture, $"---\napiVersion: v1\nkind: Node\nmetadata:\n  name: node-{i}{zone}{range}\nstatus: {{addresses: [{{type: InternalIP, address: 192.0.2.{i + 1 + (_random.Next(4) == 0 ? 10 : 0)}}}]}}\n");
        }

        return text.ToString();
    }

    private string OptionsText() =>
        $$"""
        apiVersion: knetc.dev/v1alpha1
        kind: Project
        cluster:
          proxyMode: {{(_random.Next(5) == 0 ? "ipvs" : "iptables")}}
          serviceClusterIPRange: [{{(_random.Next(3) == 0 ? "10.97.0.0/16" : "10.96.0.0/16")}}{{(_random.Next(2) == 0 ? ", fd00:96::/112" : "")}}]
          clusterCIDR: [10.244.0.0/16]
          kubeVersion: "{{(_random.Next(2) == 0 ? "1.28" : "1.36")}}"
        diagnostics:
          severity:
            KN3034: {{(_random.Next(2) == 0 ? "warning" : "ignore")}}

        """;

    /// <summary>Few names, so that objects meet: two of one name, a selector and its pods, a Service and its slices.</summary>
    private string Document()
    {
        string name = $"s{_random.Next(14)}";
        string space = _random.Next(4) == 0 ? "other" : "default";
        return _random.Next(8) switch
        {
            0 or 1 or 2 => Service(name, space),
            3 or 4 or 5 => Slice(name, space),
            6 => $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p{_random.Next(9)}, namespace: {space}, labels: {{app: {name}}}}}\nspec: {{nodeName: node-{_random.Next(4)}, containers: [{{name: c, image: i, ports: [{{containerPort: 8080, name: http}}]}}]}}\n",
            _ => $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: d{_random.Next(5)}, namespace: {space}}}\nspec:\n  replicas: {_random.Next(4)}\n  selector: {{matchLabels: {{app: {name}}}}}\n  template:\n    metadata: {{labels: {{app: {name}}}}}\n    spec: {{containers: [{{name: c, image: i}}]}}\n",
        };
    }

    private string Service(string name, string space)
    {
        string selector = _random.Next(2) == 0 ? $"\n  selector: {{app: {name}}}" : "";
        string address = _random.Next(4) == 0 ? $"\n  clusterIP: 10.96.{_random.Next(2)}.{_random.Next(20) + 30}" : "";
        string kind = _random.Next(6) switch
        {
            0 => "\n  type: NodePort",
            1 => $"\n  type: LoadBalancer\n  externalTrafficPolicy: Local\n  loadBalancerSourceRanges: [192.0.2.0/{_random.Next(4) + 24}]",
            2 => $"\n  externalIPs: [198.51.100.{_random.Next(9) + 1}]\n  internalTrafficPolicy: {(_random.Next(2) == 0 ? "Local" : "Cluster")}",
            3 => "\n  sessionAffinity: ClientIP",
            4 when _random.Next(3) == 0 => "\n  ipFamilyPolicy: PreferDualStack",
            _ => "",
        };
        string status = kind.Contains("LoadBalancer", StringComparison.Ordinal) ? $"status: {{loadBalancer: {{ingress: [{{ip: 203.0.113.{_random.Next(5) + 1}}}]}}}}\n" : "";
        string second = _random.Next(3) == 0 ? $"\n  - {{port: {_random.Next(3) + 443}, name: tls, targetPort: {_random.Next(2) + 8443}}}" : "";
        string generated = _random.Next(12) == 0 ? "generateName" : "name";
        return $"---\napiVersion: v1\nkind: Service\nmetadata:\n  {generated}: {name}\n  namespace: {space}\nspec:{selector}{address}{kind}\n  ports:\n  - {{port: {(_random.Next(20) == 0 ? 70000 : _random.Next(4) + 80)}, name: http, targetPort: 8080}}{second}\n{status}";
    }

    private string Slice(string name, string space)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"---\napiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: {name}-{_random.Next(3)}\n  namespace: {space}\n  labels: {{kubernetes.io/service-name: {name}}}\naddressType: IPv4\nports: [{{name: http, port: {8080 + _random.Next(2)}, protocol: TCP}}]\nendpoints:\n");
        for (int i = _random.Next(4); i >= 0; i--)
        {
            text.Append(CultureInfo.InvariantCulture, $"- addresses: [10.244.{_random.Next(3)}.{_random.Next(30) + 1}]\n  nodeName: node-{_random.Next(3)}\n  conditions: {{ready: {(_random.Next(5) == 0 ? "false, serving: true, terminating: true" : "true")}}}\n");
        }

        return text.ToString();
    }
}
