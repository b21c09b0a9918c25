namespace Knetc.Options;

/// <summary>How packets get to the pods of other nodes.</summary>
public enum PodNetworkBackend
{
    /// <summary>Routes by way of the other nodes, all on one segment.</summary>
    Direct,

    /// <summary>A VXLAN overlay between the nodes, wherever they are.</summary>
    Vxlan,
}
