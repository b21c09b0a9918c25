using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Pods;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Tests.Pods;

/// <summary>Manifests taken through the phases from pods to endpoints. Findings of all phases gather in one list.</summary>
internal sealed class Scenario
{
    private readonly DiagnosticBag _diagnostics = new();

    public Scenario(string yaml, int minor = 36)
    {
        Version = new KubeVersion(1, minor);
        Objects = ObjectValidation.Validate(InputObjects.Read([new SourceText("test.yaml", yaml)], _diagnostics), Version, _diagnostics);
        Assert.Empty(_diagnostics.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Message));
    }

    public BoundObjects Objects { get; set; }

    public KubeVersion Version { get; }

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    public ImmutableArray<Pod> Expand() => PodExpander.Expand(Objects.Pods, Objects.Workloads, Objects.Nodes, Version, _diagnostics);

    public ImmutableArray<Pod> Place() => PodPlacement.Place(Expand(), Objects.Nodes, _diagnostics);

    public ImmutableArray<EndpointSlice> Slices(bool assumeReady = true)
    {
        var pods = PodAddressAllocator.Allocate(Place(), Objects.Nodes, byHash: false, _diagnostics);
        return EndpointSliceBuilder.Build(Objects.Services, pods, Objects.Nodes, Objects.Endpoints, Version, _diagnostics, assumeReady);
    }

    /// <summary>A Node manifest with a pod range of its own.</summary>
    public static string Node(string name, string labels = "{}", string spec = "{}", string status = "{}") => $"""
        ---
        apiVersion: v1
        kind: Node
        metadata: {"{"}name: {name}, labels: {labels}{"}"}
        spec: {spec}
        status: {status}

        """;

    /// <summary>A Pod manifest with one container.</summary>
    public static string Pod(string name, string labels = "{app: web}", string spec = "", string ports = "[]", string status = "{}") => $"""
        ---
        apiVersion: v1
        kind: Pod
        metadata: {"{"}name: {name}, labels: {labels}{"}"}
        spec:
          containers: [{"{"}name: main, image: "registry.example/web:1", ports: {ports}{"}"}]
          {spec}
        status: {status}

        """;

    /// <summary>A Service manifest.</summary>
    public static string Service(string name = "web", string ports = "[{name: http, port: 80, targetPort: 8080}]", string spec = "selector: {app: web}", string metadata = "") => $"""
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: {name}
          {metadata}
        spec:
          ports: {ports}
          {spec}

        """;
}
