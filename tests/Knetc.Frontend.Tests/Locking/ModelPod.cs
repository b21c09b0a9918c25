using Knetc.Binding;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Tests.Locking;

/// <summary>A pod of a random cluster; null leaves its node or address open.</summary>
internal sealed record ModelPod(string Name, int App, string? Node, string? Address)
{
    public Pod ToPod()
    {
        var manifest = new ManifestObject("v1", "Pod", "default", Name);
        var container = new Container { Name = "main", Image = "web" };
        return new Pod(manifest, new ObjectMeta { Name = Name, Namespace = "default", Labels = [new("app", $"a{App}")] }, new PodSpec { Containers = [container], NodeName = Node ?? "" })
        {
            Origin = new Origin(manifest, FieldPath.Root),
            PodIP = Address ?? "",
            PodIPs = Address is null ? [] : [Address],
        };
    }
}
