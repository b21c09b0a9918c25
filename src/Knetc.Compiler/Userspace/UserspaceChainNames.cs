namespace Knetc.Userspace;

/// <summary>The chains of userspace mode. "Container" sees what enters the node, "host" what its own processes send.</summary>
internal static class UserspaceChainNames
{
    public const string PortalsContainer = "KUBE-PORTALS-CONTAINER";
    public const string PortalsHost = "KUBE-PORTALS-HOST";
    public const string NodePortContainer = "KUBE-NODEPORT-CONTAINER";
    public const string NodePortHost = "KUBE-NODEPORT-HOST";
    public const string NodePortNonLocal = "KUBE-NODEPORT-NON-LOCAL";
}
