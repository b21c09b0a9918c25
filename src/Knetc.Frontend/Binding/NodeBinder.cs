using System.Collections.Immutable;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

internal static class NodeBinder
{
    public static Node Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        var spec = root.Object("spec");
        var status = root.Object("status");
        string podCidr = spec.Text("podCIDR");
        return new Node(manifest, MetadataBinder.Bind(manifest))
        {
            PodCIDR = podCidr,
            PodCIDRs = Plural(podCidr, spec.Texts("podCIDRs")),
            ProviderID = spec.Text("providerID"),
            Unschedulable = spec.Bool("unschedulable"),
            Taints = spec.Items("taints", static taint => new Taint(taint.Text("key"), taint.Text("value"), taint.Text("effect"))),
            Addresses = status.Items("addresses", static address => new NodeAddress(address.Text("type"), address.Text("address"))),
            ReadyCondition = FindCondition(status.List("conditions"), "Ready"),
            AllocatableMilliCpu = CpuQuantity.ToMilli(status.Object("allocatable").OptionalText("cpu")),
            CapacityMilliCpu = CpuQuantity.ToMilli(status.Object("capacity").OptionalText("cpu")),
        };
    }

    /// <summary>The plural form of a singular/plural pair: where they disagree at the first entry, the singular wins.</summary>
    public static ImmutableArray<string> Plural(string singular, ImmutableArray<string> plural) =>
        singular.Length > 0 && (plural.IsEmpty || plural[0] != singular) ? [singular] : plural;

    /// <summary>The status of a condition, or null when the object does not report it.</summary>
    public static string? FindCondition(YamlSequence? conditions, string type)
    {
        for (int i = 0; i < (conditions?.Count ?? 0); i++)
        {
            var condition = new FieldReader(conditions![i] as YamlMapping);
            if (condition.Text("type") == type) return condition.Text("status");
        }

        return null;
    }
}
