using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Output;

/// <summary>Writes what the network needs to know of a pod.</summary>
internal static class PodYaml
{
    public static void Write(YamlEmitter yaml, Pod pod)
    {
        ClusterYaml.Begin(yaml, "v1", "Pod", pod.Metadata);
        yaml.BeginMapping("spec");
        WriteContainers(yaml, "containers", pod.Spec.Containers);
        yaml.OptionalField("dnsPolicy", pod.Spec.DnsPolicy);
        if (pod.Spec.HostNetwork) yaml.Field("hostNetwork", true);
        yaml.OptionalField("hostname", pod.Spec.Hostname);
        WriteContainers(yaml, "initContainers", pod.Spec.InitContainers);
        yaml.OptionalField("nodeName", pod.Spec.NodeName);
        yaml.OptionalField("nodeSelector", pod.Spec.NodeSelector);
        yaml.OptionalField("restartPolicy", pod.Spec.RestartPolicy);
        yaml.OptionalField("subdomain", pod.Spec.Subdomain);
        WriteTolerations(yaml, pod.Spec.Tolerations);
        yaml.End();
        WriteStatus(yaml, pod);
    }

    private static void WriteContainers(YamlEmitter yaml, string field, ImmutableArray<Container> containers)
    {
        if (containers.IsEmpty) return;
        yaml.BeginList(field);
        foreach (var container in containers)
        {
            yaml.BeginItem();
            yaml.Field("name", container.Name);
            yaml.OptionalField("image", container.Image);
            WritePorts(yaml, container.Ports);
            yaml.OptionalField("restartPolicy", container.RestartPolicy);
            yaml.End();
        }
    }

    private static void WritePorts(YamlEmitter yaml, ImmutableArray<ContainerPort> ports)
    {
        if (ports.IsEmpty) return;
        yaml.BeginList("ports");
        foreach (var port in ports)
        {
            yaml.BeginItem();
            yaml.Field("containerPort", port.Number);
            yaml.OptionalField("hostIP", port.HostIP);
            if (port.HostPort != 0) yaml.Field("hostPort", port.HostPort);
            yaml.OptionalField("name", port.Name);
            yaml.OptionalField("protocol", port.Protocol);
            yaml.End();
        }
    }

    private static void WriteTolerations(YamlEmitter yaml, ImmutableArray<Toleration> tolerations)
    {
        if (tolerations.IsEmpty) return;
        yaml.BeginList("tolerations");
        foreach (var toleration in tolerations)
        {
            yaml.BeginItem();
            yaml.Field("operator", toleration.Operator.Length == 0 ? "Equal" : toleration.Operator);
            yaml.OptionalField("effect", toleration.Effect);
            yaml.OptionalField("key", toleration.Key);
            yaml.OptionalField("value", toleration.Value);
            yaml.End();
        }
    }

    private static void WriteStatus(YamlEmitter yaml, Pod pod)
    {
        if (pod.Phase.Length == 0 && pod.ReadyCondition is null && pod.PodIPs.IsEmpty) return;
        yaml.BeginMapping("status");
        if (pod.ReadyCondition is { } ready)
        {
            yaml.BeginList("conditions");
            yaml.BeginItem();
            yaml.Field("type", "Ready");
            yaml.Field("status", ready);
            yaml.End();
        }

        yaml.OptionalField("phase", pod.Phase);
        if (!pod.PodIPs.IsEmpty)
        {
            yaml.Field("podIP", pod.PodIPs[0]);
            yaml.BeginList("podIPs");
            foreach (string address in pod.PodIPs)
            {
                yaml.BeginItem();
                yaml.Field("ip", address);
                yaml.End();
            }
        }

        yaml.End();
    }
}
