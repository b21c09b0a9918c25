using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.TypedModel;

/// <summary>Makes the model of one cluster.</summary>
/// <param name="cluster">The cluster; its Services are in order.</param>
/// <param name="settings">How the class looks.</param>
/// <param name="diagnostics">Receives names that do not make members as they are.</param>
internal sealed class ClusterModelBuilder(ResolvedCluster cluster, ModelSettings settings, DiagnosticBag diagnostics)
{
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");
    private static readonly FieldPath NamespacePath = FieldPath.Of("metadata.namespace");
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");

    private readonly TargetPorts _targets = new(cluster);
    private readonly PortSets _portSets = new();

    public ClusterModel Build()
    {
        var groups = GroupByNamespace();
        var names = MemberNames.Assign([.. groups.Select(static group => group[0].Namespace)], [.. ReservedMembers.OfCluster, settings.ClassName]);
        var namespaces = ImmutableArray.CreateBuilder<NamespaceModel>(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            var first = groups[i][0];
            Report(first, NamespacePath, "namespace", first.Namespace, names[i]);
            var services = new EquatableArray<ServiceModel>(Services(groups[i], names[i].Identifier));
            namespaces.Add(new NamespaceModel(first.Namespace, names[i].Identifier, cluster.Options.ClusterDomain, services));
        }

        return new ClusterModel(new EquatableArray<NamespaceModel>(namespaces.MoveToImmutable()), _portSets.ToArray());
    }

    private List<List<Service>> GroupByNamespace()
    {
        var groups = new List<List<Service>>();
        foreach (var service in cluster.Services)
        {
            if (groups.Count == 0 || groups[groups.Count - 1][0].Namespace != service.Namespace) groups.Add([]);
            groups[groups.Count - 1].Add(service);
        }

        return groups;
    }

    private ImmutableArray<ServiceModel> Services(List<Service> services, string namespaceIdentifier)
    {
        string[] reserved = [.. ReservedMembers.OfNamespace, namespaceIdentifier];
        var names = MemberNames.Assign([.. services.Select(static service => service.Name)], reserved);
        var models = ImmutableArray.CreateBuilder<ServiceModel>(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            var service = services[i];
            Report(service, NamePath, "Service", service.Name, names[i]);
            string host = ServiceModel.HostOf(service.Name, service.Namespace, cluster.Options.ClusterDomain);
            int line = service.Manifest.LineOf(NamePath);
            var ports = Ports(service);
            models.Add(new ServiceModel(names[i].Identifier, service.Namespace, service.Name, host, service.Manifest.Source?.ProjectPath ?? "", line)
            {
                Type = service.Spec.Type,
                IsHeadless = service.IsHeadless,
                ClusterIPs = new EquatableArray<string>(service.IsHeadless ? [] : service.Spec.ClusterIPs),
                Ports = new EquatableArray<ServicePortModel>(ports),
                PortSet = _portSets.NameOf(ports),
            });
        }

        return models.MoveToImmutable();
    }

    private ImmutableArray<ServicePortModel> Ports(Service service)
    {
        var ports = service.Spec.Ports;
        if (ports.IsEmpty) return [];

        // Only a lone port may go without a name.
        var names = MemberNames.Assign([.. ports.Select(static port => port.Name.Length == 0 ? "default" : port.Name)], ReservedMembers.OfPorts);
        var models = ImmutableArray.CreateBuilder<ServicePortModel>(ports.Length);
        for (int i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            Report(service, PortsPath.Index(i).Field("name"), "port", port.Name, names[i]);
            models.Add(new ServicePortModel(
                names[i].Identifier, port.Name, port.Protocol, port.Port, port.NodePort, _targets.NumberOf(service, port), port.TargetPort.Name));
        }

        return models.MoveToImmutable();
    }

    private void Report(Service service, FieldPath path, string what, string name, MemberName member)
    {
        if (member.Reason == MemberNameReason.None) return;
        var descriptor = member.Reason == MemberNameReason.Shared ? TypedModelDiagnostics.SharedMember : TypedModelDiagnostics.RenamedMember;
        string because = member.Reason switch
        {
            MemberNameReason.Shared => $"another {what} would have the same member",
            MemberNameReason.Reserved => "the generated class has a member of that name already",
            _ => "a C# name cannot begin with a digit",
        };
        diagnostics.Add(new Diagnostic(descriptor, $"the member for the {what} \"{name}\" is {member.Identifier}: {because}")
        {
            Location = service.Manifest.Locate(path),
            Object = service.Manifest.ToString(),
            Path = path.ToString(),
        });
    }
}
