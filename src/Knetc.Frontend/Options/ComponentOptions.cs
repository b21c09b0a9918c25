namespace Knetc.Options;

/// <summary>Which options of the cluster a component takes on its command line.</summary>
internal sealed class ComponentOptions
{
    public static readonly ComponentOptions ApiServer = new(
        ClusterOption.ServiceClusterIPRange, ClusterOption.ServiceNodePortRange, ClusterOption.KubernetesServiceNodePort,
        ClusterOption.SecurePort, ClusterOption.AdvertiseAddress, ClusterOption.EndpointReconcilerType);

    public static readonly ComponentOptions ControllerManager = new(
        ClusterOption.ServiceClusterIPRange, ClusterOption.ClusterCidr, ClusterOption.AllocateNodeCidrs, ClusterOption.NodeCidrMaskSize,
        ClusterOption.NodeCidrMaskSizeIPv4, ClusterOption.NodeCidrMaskSizeIPv6, ClusterOption.MaxEndpointsPerSlice,
        ClusterOption.MirroringMaxEndpointsPerSubset);

    public static readonly ComponentOptions KubeProxy = new(ClusterOption.ClusterCidr, ClusterOption.ProxyMode);

    private readonly HashSet<string> _names;

    private ComponentOptions(params ClusterOption[] options)
    {
        _names = new HashSet<string>(options.Select(static option => option.Name), StringComparer.Ordinal);
    }

    /// <summary>Other components have flags of the same names with another meaning: the scheduler's <c>secure-port</c>, say.</summary>
    public bool Has(string option) => _names.Contains(option);
}
