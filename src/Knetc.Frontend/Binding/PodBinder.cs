using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

internal static class PodBinder
{
    public static Pod Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var status = root.Object("status");
        string podIP = status.Text("podIP");
        return new Pod(manifest, MetadataBinder.Bind(manifest), PodSpecBinder.Bind(root.Object("spec")))
        {
            Phase = status.Text("phase"),
            PodIP = podIP,
            PodIPs = NodeBinder.Plural(podIP, status.Items("podIPs", static entry => entry.Text("ip"))),
            HostIP = status.Text("hostIP"),
            HostIPs = status.Items("hostIPs", static entry => entry.Text("ip")),
            ReadyCondition = NodeBinder.FindCondition(status.List("conditions"), "Ready"),
            Origin = new Origin(manifest, FieldPath.Root),
        };
    }
}
