using Knetc.Binding;
using Knetc.Schema;

namespace Knetc.Tests.Locking;

/// <summary>A node of a random cluster; null leaves its pod range open.</summary>
internal sealed record ModelNode(string Name, string? Block)
{
    public Node ToNode() => new(new ManifestObject("v1", "Node", "", Name), new ObjectMeta { Name = Name })
    {
        PodCIDRs = Block is null ? [] : [Block],
        PodCIDR = Block ?? "",
    };
}
