using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>Turns manifests into typed objects. One binder serves one thread; the results are then joined in input order.</summary>
public sealed class ObjectBinder
{
    private readonly ImmutableArray<Service>.Builder _services = ImmutableArray.CreateBuilder<Service>();
    private readonly ImmutableArray<Node>.Builder _nodes = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableArray<EndpointSlice>.Builder _slices = ImmutableArray.CreateBuilder<EndpointSlice>();
    private readonly ImmutableArray<LegacyEndpoints>.Builder _endpoints = ImmutableArray.CreateBuilder<LegacyEndpoints>();
    private readonly ImmutableArray<Pod>.Builder _pods = ImmutableArray.CreateBuilder<Pod>();
    private readonly ImmutableArray<Workload>.Builder _workloads = ImmutableArray.CreateBuilder<Workload>();
    private readonly ImmutableArray<KubeNamespace>.Builder _namespaces = ImmutableArray.CreateBuilder<KubeNamespace>();
    private readonly ImmutableArray<ServiceCidr>.Builder _serviceCidrs = ImmutableArray.CreateBuilder<ServiceCidr>();
    private readonly ImmutableArray<KubeProxyConfiguration>.Builder _proxies = ImmutableArray.CreateBuilder<KubeProxyConfiguration>();
    private readonly ImmutableArray<Project>.Builder _projects = ImmutableArray.CreateBuilder<Project>();
    private readonly ImmutableArray<KubeadmConfiguration>.Builder _kubeadm = ImmutableArray.CreateBuilder<KubeadmConfiguration>();
    private readonly ImmutableArray<KindConfiguration>.Builder _kind = ImmutableArray.CreateBuilder<KindConfiguration>();

    /// <summary>Binds an object whose types have been checked.</summary>
    public void Bind(ManifestObject manifest)
    {
        switch (manifest.Kind)
        {
            case "Service":
                _services.Add(ServiceBinder.Bind(manifest));
                break;
            case "Node":
                _nodes.Add(NodeBinder.Bind(manifest));
                break;
            case "EndpointSlice":
                _slices.Add(EndpointSliceBinder.Bind(manifest));
                manifest.Release();
                break;
            case "Endpoints":
                _endpoints.Add(LegacyEndpointsBinder.Bind(manifest));
                break;
            case "Pod":
                _pods.Add(PodBinder.Bind(manifest));
                break;
            case "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" or "CronJob":
                _workloads.Add(WorkloadBinder.Bind(manifest));
                break;
            case "Namespace":
                _namespaces.Add(new KubeNamespace(manifest, MetadataBinder.Bind(manifest)));
                break;
            case "ServiceCIDR":
                _serviceCidrs.Add(ServiceCidrBinder.Bind(manifest));
                break;
            case "KubeProxyConfiguration":
                _proxies.Add(KubeProxyConfigurationBinder.Bind(manifest));
                break;
            case "Project":
                _projects.Add(ProjectBinder.Bind(manifest));
                break;
            case "ClusterConfiguration":
                _kubeadm.Add(new KubeadmConfiguration(manifest));
                break;
            case "Cluster":
                _kind.Add(KindConfigurationBinder.Bind(manifest));
                break;
        }
    }

    /// <summary>Appends what another binder bound.</summary>
    public void Append(ObjectBinder other) => Append(other.ToObjects());

    /// <summary>Appends objects that are bound already.</summary>
    public void Append(BoundObjects objects)
    {
        _services.AddRange(objects.Services);
        _nodes.AddRange(objects.Nodes);
        _slices.AddRange(objects.EndpointSlices);
        _endpoints.AddRange(objects.Endpoints);
        _pods.AddRange(objects.Pods);
        _workloads.AddRange(objects.Workloads);
        _namespaces.AddRange(objects.Namespaces);
        _serviceCidrs.AddRange(objects.ServiceCidrs);
        _proxies.AddRange(objects.KubeProxyConfigurations);
        _projects.AddRange(objects.Projects);
        _kubeadm.AddRange(objects.KubeadmConfigurations);
        _kind.AddRange(objects.KindConfigurations);
    }

    public BoundObjects ToObjects() => new()
    {
        Services = _services.ToImmutable(),
        Nodes = _nodes.ToImmutable(),
        EndpointSlices = _slices.ToImmutable(),
        Endpoints = _endpoints.ToImmutable(),
        Pods = _pods.ToImmutable(),
        Workloads = _workloads.ToImmutable(),
        Namespaces = _namespaces.ToImmutable(),
        ServiceCidrs = _serviceCidrs.ToImmutable(),
        KubeProxyConfigurations = _proxies.ToImmutable(),
        Projects = _projects.ToImmutable(),
        KubeadmConfigurations = _kubeadm.ToImmutable(),
        KindConfigurations = _kind.ToImmutable(),
    };
}
