using Knetc.Diagnostics;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>
/// Findings that no small manifest shows have a transcript instead of an example. Each is replayed here, with the files that
/// it speaks of, and every finding has one or the other.
/// </summary>
public sealed class DiagnosticTranscriptTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n";

    private const string Ipvs = "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: ipvs\n";

    private readonly TempFolder _folder = new();

    /// <summary>All but those that show a build; the tests of the packages and of the generator replay those.</summary>
    public static TheoryData<string> Ids =>
        [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Id).Where(id => DiagnosticExample.Find(id) is null && DiagnosticExample.FindTranscript(id)?.Contains("$ dotnet ") != true)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_transcript_is_what_happens(string id)
    {
        string transcript = DiagnosticExample.FindTranscript(id)!;
        Assert.Contains($" {id}: ", transcript);
        Prepare(id);
        string[] lines = transcript.TrimEnd('\n').Split('\n');
        int command = Array.FindIndex(lines, line => line.StartsWith("$ knetc ", StringComparison.Ordinal));
        var result = KnetcCommand.Run(_folder.Path, lines[command]["$ knetc ".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEqual(4, result.ExitCode);
        Assert.Equal(lines[command + 1], result.Error.Split('\n')[0]);
    }

    /// <summary>What the transcript shows of a file, between its first command and the next.</summary>
    private static string CatOutput(string id) =>
        string.Concat(DiagnosticExample.FindTranscript(id)!.Split('\n').Skip(1).TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line + "\n"));

    /// <summary>Makes the files that the transcript's command reads.</summary>
    private void Prepare(string id)
    {
        switch (id)
        {
            case "KN0001":
                break;
            case "KN0002":
                File.WriteAllBytes(_folder.PathOf("latin1.yaml"), [.. "kind: caf"u8, 0xE9, (byte)'\n']);
                break;
            case "KN0020":
                _folder.Write("shop/web.yaml", Service);
                break;
            case "KN0023":
                _folder.Write("charts/web/Chart.yaml", "name: web\n");
                _folder.Write("charts/web/templates/web.yaml", "{{ .Values }}\n");
                break;
            case "KN0024":
                Directory.CreateDirectory(_folder.PathOf("empty"));
                break;
            case "KN0025" or "KN0026" or "KN0027":
                _folder.Write("web.yaml", Service);
                break;
            case "KN0045" or "KN0046":
                _folder.Write("web.yaml", Service);
                _folder.Write("known.json", CatOutput(id));
                break;
            case "KN1009":
                _folder.Write("notes.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    note: " + new string('x', 262_145) + "\nspec:\n  ports:\n  - port: 80\n");
                break;
            case "KN1423":
                string endpoints = string.Concat(Enumerable.Range(0, 1001).Select(i => $"- addresses: [10.1.{i / 250}.{i % 250 + 1}]\n"));
                _folder.Write("slice.yaml", "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: web}\naddressType: IPv4\nendpoints:\n" + endpoints);
                break;
            case "KN1432":
                string ports = string.Concat(Enumerable.Range(0, 20_001).Select(i => $"- {{name: p{i}, port: {i + 1}}}\n"));
                _folder.Write("ports.yaml", "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: web}\naddressType: IPv4\nports:\n" + ports);
                break;
            case "KN2102" or "KN4040":
                _folder.Write("web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n");
                break;
            case "KN4002":
                _folder.Write("shop.yaml", Ipvs + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  type: LoadBalancer\n  ports: [{port: 80}]\n  loadBalancerSourceRanges: [\"0.0.0.0/0\"]\nstatus: {loadBalancer: {ingress: [{ip: 203.0.113.9}]}}\n");
                break;
            case "KN4003":
                _folder.Write("proxy.yaml", Ipvs + "ipvs:\n  scheduler: round robin\n");
                break;
            case "KN4004":
                _folder.Write(
                    "shop.yaml",
                    "apiVersion: v1\nkind: Pod\nmetadata: {name: x, labels: {app: x}}\nspec: {containers: [{name: x, image: x}]}\n---\n"
                    + "apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {type: LoadBalancer, selector: {app: x}, ports: [{port: 80}]}\nstatus: {loadBalancer: {ingress: [{ip: 203.0.113.9}]}}\n---\n"
                    + "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  externalIPs: [203.0.113.9]\n  ports: [{port: 80, targetPort: 81}]\n  selector: {app: x}\n");
                break;
            case "KN4020":
                _folder.Write("node.yaml", NodeNamed("north", "192.0.2.1", ""));
                break;
            case "KN4021":
                _folder.Write("nodes.yaml", NodeNamed("north", "192.0.2.1", "10.244.0.0/24") + "---\n" + NodeNamed("south", "", "10.244.1.0/24"));
                break;
            case "KN4022":
                _folder.Write("cluster.yaml", "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\ndetectLocalMode: InterfaceNamePrefix\ndetectLocal: {interfaceNamePrefix: veth}\n---\n" + NodeNamed("north", "192.0.2.1", "10.244.0.0/24"));
                break;
            case "KN4023":
                _folder.Write("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ninputs: [nodes.yaml]\ncluster:\n  podNetwork: {backend: vxlan}\n");
                _folder.Write("nodes.yaml", NodeNamed("north", "192.0.2.1", "10.244.0.0/24") + "---\n" + NodeNamed("south", "", "10.244.1.0/24"));
                break;
            case "KN4024":
                _folder.Write("web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n  - name: " + new string('h', 63) + "\n    port: 80\n");
                break;
            case "KN4041":
                _folder.Write("proxy.yaml", "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nbindAddress: 127.0.0.1\n");
                break;
            case "KN4042":
                _folder.Write("shop.yaml", "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nportRange: \"40000\"\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{name: a, port: 80},\n           {name: b, port: 81}]\n");
                break;
            case "KN4043":
                _folder.Write("shop.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: signal, namespace: shop}\nspec:\n  ports:\n  # knetc:ignore KN3072 the kernels have it\n  - {port: 80, protocol: SCTP}\n");
                break;
            case "KN4044":
                _folder.Write("shop.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  type: LoadBalancer\n  ports: [{port: 80}]\n  # knetc:ignore KN3064 pods use the cluster IP\n  loadBalancerSourceRanges: [203.0.113.0/24]\nstatus: {loadBalancer: {ingress: [{ip: 203.0.113.9}]}}\n");
                break;
            case "KN2092":
                WriteLocked("192.168.0.9");
                break;
            case "KN2093":
                _folder.Write("web.yaml", Named("api") + "---\n" + Named("web", "clusterIP: 10.0.0.99, "));
                WriteLock(Entry("api", "\"10.0.0.99\""));
                break;
            case "KN2200":
                WriteLocked("10.0.0.99");
                _folder.Write("knetc.lock.json", "{\n  \"clusterip\": {\n");
                break;
            case "KN2201":
                WriteLocked("10.0.0.97");
                WriteLock("<<<<<<< main", Entry("api", "\"10.0.0.99\"") + ",", "=======", Entry("app", "\"10.0.0.98\"") + ",", ">>>>>>> app", Entry("web", "\"10.0.0.97\""));
                break;
            case "KN2202":
                WriteLocked("10.0.0.97");
                WriteLock(Entry("web", "17"));
                break;
            case "KN2203":
                WriteLocked("10.0.0.99");
                WriteLock(Entry("web", "\"10.0.0.99\"") + ",", Entry("web", "\"10.0.0.98\""));
                break;
            case "KN2204":
                WriteLocked("10.0.0.99");
                _folder.Write("knetc.lock.json", _folder.Read("knetc.lock.json").Replace("\"version\": 1", "\"version\": 2"));
                break;
            case "KN2205":
                _folder.Write("web.yaml", Named("web"));
                break;
            case "KN2206":
                const string Node = "apiVersion: v1\nkind: Node\nmetadata: {name: north}\nspec: {podCIDR: 10.1.0.0/24, podCIDRs: [10.1.0.0/24]}\n";
                _folder.Write("web.yaml", string.Join("---\n", [.. ((string[])["api", "app", "cart", "shop", "web"]).Select(name => Named(name)), Node]));
                break;
            case "KN2207":
                WriteLocked("10.0.0.99");
                break;
            default:
                Assert.Fail($"say here which files the transcript of {id} needs");
                break;
        }
    }

    private static string NodeNamed(string name, string address, string podCIDR)
    {
        string status = address.Length == 0 ? "" : $"status: {{addresses: [{{type: InternalIP, address: \"{address}\"}}]}}\n";
        string spec = podCIDR.Length == 0 ? "" : $"spec: {{podCIDR: {podCIDR}, podCIDRs: [{podCIDR}]}}\n";
        return $"apiVersion: v1\nkind: Node\nmetadata: {{name: {name}}}\n{spec}{status}";
    }

    private static string Named(string name, string spec = "") => $"apiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{{spec}ports: [{{port: 80}}]}}\n";

    /// <summary>Writes a Service and a lock file that gives it an address.</summary>
    private void WriteLocked(string address)
    {
        _folder.Write("web.yaml", Named("web"));
        WriteLock(Entry("web", $"\"{address}\""));
    }

    private void WriteLock(params string[] lines) =>
        _folder.Write("knetc.lock.json", $"{{\n  \"clusterip\": {{\n{string.Join('\n', lines)}\n  }},\n  \"version\": 1\n}}\n");

    private static string Entry(string name, string value) => $"    \"IPv4/default/{name}\": {{ \"value\": {value} }}";
}
