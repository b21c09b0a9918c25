using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;

namespace Knetc.Incremental;

/// <summary>A Service that was edited and has what it had: its name, its type, its addresses and its node ports, and nobody else loses any.</summary>
/// <param name="WrittenBefore">As it was written.</param>
/// <param name="Written">As it is written.</param>
/// <param name="Before">What became of it.</param>
/// <param name="Now">What becomes of it.</param>
internal sealed record ServiceEdit(Service WrittenBefore, Service Written, Service Before, Service Now)
{
    /// <summary>Whether the same is written elsewhere in the file, and no more.</summary>
    public bool IsMoved { get; private init; }

    /// <summary>Whether the lock file says the same of the Service itself. Its slices are another matter.</summary>
    public bool LocksTheSame => AreSamePorts(WrittenBefore.Spec.Ports, Written.Spec.Ports) || !HasNodePorts(Written.Spec);

    /// <summary>Whether the slices that are made for the Service may be others than before.</summary>
    public bool ChangesSlices =>
        !AreSame(Before.Spec.Selector, Now.Spec.Selector)
        || !AreSame(Before.Spec.Ports, Now.Spec.Ports)
        || !AreSame(Before.Metadata.Labels, Now.Metadata.Labels)
        || !AreSame(Before.Metadata.Annotations, Now.Metadata.Annotations)
        || Before.Spec.PublishNotReadyAddresses != Now.Spec.PublishNotReadyAddresses
        || Before.Spec.TrafficDistribution != Now.Spec.TrafficDistribution;

    /// <summary>The edit; null when it may cost this or another Service what it has.</summary>
    /// <param name="writtenBefore">The Service as it was written.</param>
    /// <param name="written">The Service as it is written, of the same name.</param>
    /// <param name="before">What became of it.</param>
    /// <param name="nodePortsAreLocked">Whether the lock has node ports, which go by port numbers.</param>
    public static ServiceEdit? Find(Service writtenBefore, Service written, Service before, bool nodePortsAreLocked)
    {
        var spec = before.Spec;
        if (written.Manifest.SaysTheSameAs(writtenBefore.Manifest))
        {
            return new ServiceEdit(writtenBefore, written, before, written with { Spec = spec }) { IsMoved = true };
        }

        if (!AsksForTheSame(writtenBefore, written) || !AsksForTheSamePorts(writtenBefore.Spec, written.Spec, nodePortsAreLocked)) return null;
        var now = written with
        {
            Spec = written.Spec with
            {
                ClusterIP = spec.ClusterIP,
                ClusterIPs = spec.ClusterIPs,
                IPFamilies = spec.IPFamilies,
                IPFamilyPolicy = spec.IPFamilyPolicy,
                HealthCheckNodePort = spec.HealthCheckNodePort,
                Ports = NodePortRequests.AllocatesNodePorts(spec) ? [.. written.Spec.Ports.Select((port, i) => port with { NodePort = spec.Ports[i].NodePort })] : written.Spec.Ports,
            },
        };
        return new ServiceEdit(writtenBefore, written, before, now);
    }

    /// <summary>Everything that decides about cluster IPs, and the addresses from outside, by which Services get into each other's way.</summary>
    private static bool AsksForTheSame(Service before, Service now)
    {
        var (left, right) = (before.Spec, now.Spec);
        return left.Type == right.Type
            && left.ClusterIP == right.ClusterIP
            && AreSame(left.ClusterIPs, right.ClusterIPs)
            && AreSame(left.IPFamilies, right.IPFamilies)
            && left.IPFamilyPolicy == right.IPFamilyPolicy
            && (!now.IsHeadless || before.IsSelectorless == now.IsSelectorless)
            && AreSame(left.ExternalIPs, right.ExternalIPs)
            && AreSame(before.Ingress, now.Ingress);
    }

    private static bool AsksForTheSamePorts(ServiceSpec before, ServiceSpec now, bool areLocked)
    {
        if (!HasNodePorts(now)) return before.Ports.All(static port => port.NodePort == 0) && now.Ports.All(static port => port.NodePort == 0);
        bool isSame = before.AllocateLoadBalancerNodePorts == now.AllocateLoadBalancerNodePorts
            && before.HealthCheckNodePort == now.HealthCheckNodePort
            && ServiceDefaults.NeedsHealthCheckNodePort(before) == ServiceDefaults.NeedsHealthCheckNodePort(now)
            && before.Ports.Length == now.Ports.Length;
        if (!isSame) return false;
        for (int i = 0; i < now.Ports.Length; i++)
        {
            if (before.Ports[i].NodePort != now.Ports[i].NodePort || before.Ports[i].Protocol != now.Ports[i].Protocol) return false;
        }

        return AreSamePorts(before.Ports, now.Ports) || (!areLocked && AreChosen(now.Ports));
    }

    /// <summary>Whether the manifest gives every port a node port of its own, whatever its number.</summary>
    private static bool AreChosen(ImmutableArray<ServicePort> ports)
    {
        var chosen = new HashSet<int>();
        return ports.All(port => port.NodePort != 0 && chosen.Add(port.NodePort));
    }

    private static bool AreSamePorts(ImmutableArray<ServicePort> before, ImmutableArray<ServicePort> now) =>
        before.Length == now.Length && before.Zip(now, static (left, right) => left.Port == right.Port && left.Protocol == right.Protocol).All(static isSame => isSame);

    private static bool HasNodePorts(ServiceSpec spec) => spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer;

    private static bool AreSame<T>(ImmutableArray<T> left, ImmutableArray<T> right)
        where T : IEquatable<T> => left.AsSpan().SequenceEqual(right.AsSpan());

    private static bool AreSame(ImmutableArray<KeyValuePair<string, string>> left, ImmutableArray<KeyValuePair<string, string>> right) =>
        left.Length == right.Length && left.Zip(right, static (one, other) => one.Key == other.Key && one.Value == other.Value).All(static isSame => isSame);
}
