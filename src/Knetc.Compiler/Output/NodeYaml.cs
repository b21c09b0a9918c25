using Knetc.Binding;

namespace Knetc.Output;

internal static class NodeYaml
{
    public static void Write(YamlEmitter yaml, Node node)
    {
        ClusterYaml.Begin(yaml, "v1", "Node", node.Metadata);
        if (!node.PodCIDRs.IsEmpty || node.Unschedulable || !node.Taints.IsEmpty || node.ProviderID.Length > 0)
        {
            yaml.BeginMapping("spec");
            if (!node.PodCIDRs.IsEmpty) yaml.Field("podCIDR", node.PodCIDRs[0]);
            yaml.OptionalField("podCIDRs", node.PodCIDRs);
            yaml.OptionalField("providerID", node.ProviderID);
            WriteTaints(yaml, node);
            if (node.Unschedulable) yaml.Field("unschedulable", true);
            yaml.End();
        }

        WriteStatus(yaml, node);
    }

    private static void WriteTaints(YamlEmitter yaml, Node node)
    {
        if (node.Taints.IsEmpty) return;
        yaml.BeginList("taints");
        foreach (var taint in node.Taints)
        {
            yaml.BeginItem();
            yaml.Field("key", taint.Key);
            yaml.OptionalField("value", taint.Value);
            yaml.Field("effect", taint.Effect);
            yaml.End();
        }
    }

    private static void WriteStatus(YamlEmitter yaml, Node node)
    {
        if (node.Addresses.IsEmpty && node.AllocatableMilliCpu is null && node.CapacityMilliCpu is null && node.ReadyCondition is null) return;
        yaml.BeginMapping("status");
        if (!node.Addresses.IsEmpty) yaml.BeginList("addresses");
        foreach (var address in node.Addresses)
        {
            yaml.BeginItem();
            yaml.Field("type", address.Type);
            yaml.Field("address", address.Address);
            yaml.End();
        }

        WriteCpu(yaml, "allocatable", node.AllocatableMilliCpu);
        WriteCpu(yaml, "capacity", node.CapacityMilliCpu);
        if (node.ReadyCondition is { } ready)
        {
            yaml.BeginList("conditions");
            yaml.BeginItem();
            yaml.Field("type", "Ready");
            yaml.Field("status", ready);
            yaml.End();
        }

        yaml.End();
    }

    private static void WriteCpu(YamlEmitter yaml, string name, long? milliCpu)
    {
        if (milliCpu is null) return;
        yaml.BeginMapping(name);
        yaml.Field("cpu", $"{milliCpu}m");
        yaml.End();
    }
}
