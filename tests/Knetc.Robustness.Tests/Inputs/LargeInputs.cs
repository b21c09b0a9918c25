using System.Text;

namespace Knetc.Robustness.Inputs;

/// <summary>Inputs that grow in one dimension each.</summary>
public static class LargeInputs
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
    private const string Workload = "selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}";

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["one long line"] = () => "a: " + new string('x', 2_000_000) + "\n",
        ["one long quoted line"] = () => "a: \"" + new string('x', 2_000_000) + "\"\n",
        ["one long key"] = () => new string('k', 500_000) + ": v\n",
        ["one long number"] = () => Service.Replace("80", new string('9', 1_000_000)),
        ["one long name"] = () => Service.Replace("web", new string('n', 1_000_000)),
        ["a long name over wrong values"] = () => Service.Replace("web", new string('n', 300_000)).Replace("[{port: 80}]", "[" + Repeat(5000, _ => "{port: x}, ") + "]"),
        ["a long key over repeated keys"] = () => "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec: {volumeClaimTemplates: [{" + new string('k', 300_000) + ": {" + Repeat(5000, _ => "a: b, ") + "}}]}\n",
        ["aliases of a long text"] = () => "a: &a [" + new string('n', 300_000) + "]\n" + Service.Replace("[{port: 80}]", "[" + Repeat(5000, _ => "{name: *a, port: *a}, ") + "]"),
        ["aliases of a long wrong value"] = () => "a: &a " + new string('n', 300_000) + "\n" + Service.Replace("[{port: 80}]", "[" + Repeat(5000, _ => "{port: *a, protocol: *a}, ") + "]"),
        ["aliases of a long number for text"] = () => "a: &a 1." + new string('0', 300_000) + "\n" + Service.Replace("[{port: 80}]", "[" + Repeat(5000, _ => "{name: *a, port: 1}, ") + "]"),
        ["aliases of a long text in valid places"] = () => Service.Replace("[{port: 80}]", "[{port: 1, appProtocol: &a " + new string('n', 300_000) + "}, " + Repeat(5000, _ => "{port: 1, name: *a, protocol: *a, appProtocol: *a}, ") + "]"),
        ["one long comment"] = () => "#" + new string('x', 2_000_000) + "\n" + Service,
        ["blank lines"] = () => new string('\n', 1_000_000) + Service,
        ["blanks"] = () => new string(' ', 1_000_000),
        ["tabs"] = () => "a:\n" + new string('\t', 500_000),
        ["carriage returns"] = () => new string('\r', 300_000) + Service,
        ["open lists"] = () => new string('[', 200_000),
        ["open mappings"] = () => new string('{', 200_000),
        ["nested dashes"] = () => Repeat(100_000, _ => "- "),
        ["nested indentation"] = () => Repeat(1000, i => new string(' ', i) + "a:\n"),
        ["question marks"] = () => Repeat(50_000, _ => "? "),
        ["empty documents"] = () => Repeat(100_000, _ => "---\n"),
        ["scalar documents"] = () => Repeat(20_000, _ => "--- a\n"),
        ["document ends"] = () => Repeat(50_000, _ => "...\n"),
        ["documents behind a directive"] = () => "%YAML 1.1\n" + Repeat(5000, _ => "---\n" + Service),
        ["directives"] = () => Repeat(20_000, i => $"%TAG !a{i}! tag:b{i}\n") + "---\na: b\n",
        ["anchors"] = () => Repeat(30_000, i => $"- &a{i} x\n"),
        ["aliases"] = () => "- &a x\n" + Repeat(50_000, _ => "- *a\n"),
        ["chained aliases"] = () => "a0: &a0 [x]\n" + Repeat(20_000, i => $"a{i + 1}: &a{i + 1} [*a{i}]\n"),
        ["merge keys"] = () => "a: &a {b: c, d: e}\n" + Repeat(10_000, i => $"k{i}: {{<<: *a}}\n"),
        ["chained merge keys"] = () => "k0: &k0 {x0: y}\n" + Repeat(2000, i => $"k{i + 1}: &k{i + 1} {{<<: *k{i}, x{i + 1}: y}}\n"),
        ["an alias bomb"] = () => "a0: &a0 [x]\n" + Repeat(60, i => $"a{i + 1}: &a{i + 1} [*a{i}, *a{i}]\n"),
        ["unknown fields"] = () => Service + Repeat(20_000, i => $"k{i}: v\n"),
        ["repeated fields"] = () => Service + Repeat(20_000, _ => "kind: Service\n"),
        ["labels"] = () => Service.Replace("name: web", "name: web, labels: {" + Repeat(30_000, i => $"k{i}: v, ") + "z: z}"),
        ["repeated labels"] = () => Service.Replace("name: web", "name: web, labels: {" + Repeat(20_000, _ => "k: v, ") + "z: z}"),
        ["broken labels"] = () => Service.Replace("name: web", "name: web, labels: {" + Repeat(20_000, i => $"-k{i}: v, ") + "z: z}"),
        ["selectors"] = () => Service.Replace("spec: {", "spec: {selector: {" + Repeat(20_000, i => $"k{i}: v, ") + "z: z}, "),
        ["ports"] = () => Service.Replace("[{port: 80}]", "[" + Repeat(3000, i => $"{{name: p{i}, port: {i + 1}}}, ") + "{name: z, port: 9}]"),
        ["repeated ports"] = () => Service.Replace("[{port: 80}]", "[" + Repeat(10_000, _ => "{port: 80}, ") + "{port: 80}]"),
        ["external addresses"] = () => Service.Replace("spec: {", "spec: {externalIPs: [" + Repeat(10_000, i => $"1.{i / 250}.{i % 250}.1, ") + "9.9.9.9], "),
        ["source ranges"] = () => Service.Replace("spec: {", "spec: {type: LoadBalancer, loadBalancerSourceRanges: [" + Repeat(10_000, i => $"1.{i / 250}.{i % 250}.1/32, ") + "9.9.9.9/32], "),
        ["wrong values"] = () => Service.Replace("spec: {", "spec: {externalIPs: [" + Repeat(20_000, _ => "x, ") + "y], "),
        ["wrong types"] = () => Service.Replace("[{port: 80}]", "[" + Repeat(20_000, _ => "{port: x}, ") + "{port: y}]"),
        ["the same object"] = () => Repeat(4000, _ => Service + "---\n"),
        ["objects without a name"] = () => Repeat(4000, _ => Service.Replace("name: web", "generateName: web-") + "---\n"),
        ["services"] = () => Repeat(3000, i => Service.Replace("web", "web" + i) + "---\n"),
        ["services on one node port"] = () => Repeat(2000, i => Service.Replace("web", "web" + i).Replace("{ports: [{port: 80", "{type: NodePort, ports: [{nodePort: 30080, port: 80") + "---\n"),
        ["services on one address"] = () => Repeat(2000, i => Service.Replace("web", "web" + i).Replace("{ports", "{clusterIP: 10.0.0.9, ports") + "---\n"),
        ["broken documents"] = () => Repeat(5000, _ => "a: [\n---\n"),
        ["many endpoints"] = () => "apiVersion: v1\nkind: Endpoints\nmetadata: {name: web}\nsubsets:\n- addresses:\n" + Repeat(1500, i => $"  - ip: 10.1.{i / 250}.{1 + i % 250}\n") + "  ports: [{port: 80}]\n---\n" + Service,
        ["subsets"] = () => "apiVersion: v1\nkind: Endpoints\nmetadata: {name: web}\nsubsets:\n" + Repeat(1500, i => $"- {{addresses: [{{ip: 10.1.{i / 250}.{1 + i % 250}}}], ports: [{{port: {i + 1}}}]}}\n") + "---\n" + Service,
        ["replicas"] = () => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {{replicas: 40000, {Workload}}}\n",
        ["too many replicas"] = () => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {{replicas: 2147483647, {Workload}}}\n",
        ["daemons on many nodes"] = () => "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {clusterCIDR: [10.0.0.0/9], nodes: [" + Repeat(200, i => $"{{name: n{i}}}, ") + "{name: z}]}\n---\n" + $"apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {{name: a}}\nspec: {{{Workload}}}\n",
        ["a list in lists"] = () => Repeat(48, _ => "{apiVersion: v1, kind: List, items: [") + Repeat(48, _ => "]}"),
        ["json"] = () => "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[" + Repeat(3000, i => $"\t{{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{{\"name\":\"s{i}\"}},\"spec\":{{\"ports\":[{{\"port\":80}}]}}}},\n") + "null]}",
    };

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.Append(part(i));
        return text.ToString();
    }
}
