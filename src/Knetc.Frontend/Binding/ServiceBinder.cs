using Knetc.Schema;

namespace Knetc.Binding;

internal static class ServiceBinder
{
    public static Service Bind(ManifestObject manifest)
    {
        var root = new FieldReader(manifest.Root);
        return new Service(manifest, MetadataBinder.Bind(manifest), BindSpec(root.Object("spec")))
        {
            Ingress = root.Object("status").Object("loadBalancer").Items("ingress", static ingress =>
                new LoadBalancerIngress(ingress.Text("ip"), ingress.Text("hostname"), ingress.OptionalText("ipMode"))),
        };
    }

    private static ServiceSpec BindSpec(FieldReader spec) => new()
    {
        Type = spec.Text("type"),
        Ports = spec.Items("ports", BindPort),
        Selector = spec.Map("selector"),
        ClusterIP = spec.Text("clusterIP"),
        ClusterIPs = spec.Texts("clusterIPs"),
        IPFamilies = spec.Texts("ipFamilies"),
        IPFamilyPolicy = spec.OptionalText("ipFamilyPolicy"),
        ExternalIPs = spec.Texts("externalIPs"),
        SessionAffinity = spec.Text("sessionAffinity"),
        SessionAffinityConfig = BindAffinity(spec.Object("sessionAffinityConfig")),
        LoadBalancerIP = spec.Text("loadBalancerIP"),
        LoadBalancerSourceRanges = spec.Texts("loadBalancerSourceRanges"),
        LoadBalancerClass = spec.OptionalText("loadBalancerClass"),
        AllocateLoadBalancerNodePorts = spec.OptionalBool("allocateLoadBalancerNodePorts"),
        ExternalName = spec.Text("externalName"),
        ExternalTrafficPolicy = spec.Text("externalTrafficPolicy"),
        InternalTrafficPolicy = spec.OptionalText("internalTrafficPolicy"),
        HealthCheckNodePort = spec.Int("healthCheckNodePort"),
        PublishNotReadyAddresses = spec.Bool("publishNotReadyAddresses"),
        TrafficDistribution = spec.OptionalText("trafficDistribution"),
    };

    private static ServicePort BindPort(FieldReader port) => new()
    {
        Name = port.Text("name"),
        Protocol = port.Text("protocol"),
        Port = port.Int("port"),
        TargetPort = port.IntOrString("targetPort"),
        NodePort = port.Int("nodePort"),
        AppProtocol = port.OptionalText("appProtocol"),
    };

    private static SessionAffinityConfig? BindAffinity(FieldReader config)
    {
        if (!config.Exists) return null;
        var client = config.Object("clientIP");
        return new SessionAffinityConfig(client.Exists ? new ClientIPConfig(client.OptionalInt("timeoutSeconds")) : null);
    }
}
