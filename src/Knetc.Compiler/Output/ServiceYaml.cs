using Knetc.Binding;

namespace Knetc.Output;

internal static class ServiceYaml
{
    public static void Write(YamlEmitter yaml, Service service)
    {
        var spec = service.Spec;
        ClusterYaml.Begin(yaml, "v1", "Service", service.Metadata);
        yaml.BeginMapping("spec");
        yaml.OptionalField("allocateLoadBalancerNodePorts", spec.AllocateLoadBalancerNodePorts);
        yaml.OptionalField("clusterIP", spec.ClusterIP);
        yaml.OptionalField("clusterIPs", spec.ClusterIPs);
        yaml.OptionalField("externalIPs", spec.ExternalIPs);
        yaml.OptionalField("externalName", spec.ExternalName);
        yaml.OptionalField("externalTrafficPolicy", spec.ExternalTrafficPolicy);
        if (spec.HealthCheckNodePort != 0) yaml.Field("healthCheckNodePort", spec.HealthCheckNodePort);
        yaml.OptionalField("internalTrafficPolicy", spec.InternalTrafficPolicy);
        yaml.OptionalField("ipFamilies", spec.IPFamilies);
        yaml.OptionalField("ipFamilyPolicy", spec.IPFamilyPolicy);
        yaml.OptionalField("loadBalancerClass", spec.LoadBalancerClass);
        yaml.OptionalField("loadBalancerIP", spec.LoadBalancerIP);
        yaml.OptionalField("loadBalancerSourceRanges", spec.LoadBalancerSourceRanges);
        WritePorts(yaml, spec);
        if (spec.PublishNotReadyAddresses) yaml.Field("publishNotReadyAddresses", true);
        yaml.OptionalField("selector", spec.Selector);
        yaml.Field("sessionAffinity", spec.SessionAffinity);
        WriteAffinity(yaml, spec.SessionAffinityConfig);
        yaml.OptionalField("trafficDistribution", spec.TrafficDistribution);
        yaml.Field("type", spec.Type);
        yaml.End();
        WriteStatus(yaml, service);
    }

    private static void WritePorts(YamlEmitter yaml, ServiceSpec spec)
    {
        if (spec.Ports.IsEmpty) return;
        yaml.BeginList("ports");
        foreach (var port in spec.Ports)
        {
            yaml.BeginItem();
            yaml.OptionalField("appProtocol", port.AppProtocol);
            yaml.OptionalField("name", port.Name);
            if (port.NodePort != 0) yaml.Field("nodePort", port.NodePort);
            yaml.Field("port", port.Port);
            yaml.Field("protocol", port.Protocol);
            if (port.TargetPort.Name is { } name) yaml.Field("targetPort", name);
            else yaml.Field("targetPort", port.TargetPort.Number);
            yaml.End();
        }
    }

    private static void WriteAffinity(YamlEmitter yaml, SessionAffinityConfig? config)
    {
        if (config?.ClientIP?.TimeoutSeconds is not { } timeout) return;
        yaml.BeginMapping("sessionAffinityConfig");
        yaml.BeginMapping("clientIP");
        yaml.Field("timeoutSeconds", timeout);
        yaml.End();
        yaml.End();
    }

    private static void WriteStatus(YamlEmitter yaml, Service service)
    {
        if (service.Ingress.IsEmpty) return;
        yaml.BeginMapping("status");
        yaml.BeginMapping("loadBalancer");
        yaml.BeginList("ingress");
        foreach (var ingress in service.Ingress)
        {
            if (ingress.IP.Length == 0 && ingress.Hostname.Length == 0) continue;
            yaml.BeginItem();
            yaml.OptionalField("hostname", ingress.Hostname);
            yaml.OptionalField("ip", ingress.IP);
            yaml.OptionalField("ipMode", ingress.IPMode);
            yaml.End();
        }

        yaml.End();
        yaml.End();
    }
}
