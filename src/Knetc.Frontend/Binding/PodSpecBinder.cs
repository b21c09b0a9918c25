using System.Collections.Immutable;

namespace Knetc.Binding;

internal static class PodSpecBinder
{
    public static PodSpec Bind(FieldReader spec) => new()
    {
        Containers = spec.Items("containers", BindContainer),
        InitContainers = spec.Items("initContainers", BindContainer),
        EphemeralContainers = spec.Items("ephemeralContainers", BindContainer),
        NodeName = spec.Text("nodeName"),
        NodeSelector = spec.Map("nodeSelector"),
        RequiredNodeAffinity = BindAffinity(spec.Object("affinity").Object("nodeAffinity").Object("requiredDuringSchedulingIgnoredDuringExecution")),
        Tolerations = spec.Items("tolerations", static toleration =>
            new Toleration(toleration.Text("key"), toleration.Text("operator"), toleration.Text("value"), toleration.Text("effect"))),
        HostNetwork = spec.Bool("hostNetwork"),
        Hostname = spec.Text("hostname"),
        Subdomain = spec.Text("subdomain"),
        RestartPolicy = spec.Text("restartPolicy"),
        DnsPolicy = spec.Text("dnsPolicy"),
        DnsConfig = BindDns(spec.Object("dnsConfig")),
        HostAliases = spec.Items("hostAliases", static alias => new HostAlias(alias.Text("ip"), alias.Texts("hostnames"))),
        ServiceAccountName = spec.Text("serviceAccountName"),
        PriorityClassName = spec.Text("priorityClassName"),
        ActiveDeadlineSeconds = spec.OptionalLong("activeDeadlineSeconds"),
        TerminationGracePeriodSeconds = spec.OptionalLong("terminationGracePeriodSeconds"),
        EnableServiceLinks = spec.OptionalBool("enableServiceLinks"),
        SchedulerName = spec.Text("schedulerName"),
        HasSchedulingGates = spec.List("schedulingGates") is { Count: > 0 },
    };

    private static Container BindContainer(FieldReader container) => new()
    {
        Name = container.Text("name"),
        Image = container.Text("image"),
        Command = container.Texts("command"),
        Args = container.Texts("args"),
        Ports = container.Items("ports", static port => new ContainerPort(
            port.Text("name"), port.Int("containerPort"), port.Int("hostPort"), port.Text("hostIP"), port.Text("protocol"))),
        ImagePullPolicy = container.Text("imagePullPolicy"),
        TerminationMessagePolicy = container.Text("terminationMessagePolicy"),
        RestartPolicy = container.OptionalText("restartPolicy"),
        LivenessProbe = BindProbe(container.Object("livenessProbe")),
        ReadinessProbe = BindProbe(container.Object("readinessProbe")),
        StartupProbe = BindProbe(container.Object("startupProbe")),
        HasLifecycle = container.Object("lifecycle").Exists,
        HasResources = container.Object("resources").Mapping is { Count: > 0 },
    };

    private static Probe? BindProbe(FieldReader probe)
    {
        if (!probe.Exists) return null;
        var httpGet = probe.Object("httpGet");
        var tcpSocket = probe.Object("tcpSocket");
        var grpc = probe.Object("grpc");
        return new Probe
        {
            HasExec = probe.Object("exec").Exists,
            HttpGetPort = httpGet.Exists ? httpGet.IntOrString("port") : null,
            HttpGetPath = httpGet.Text("path"),
            HttpGetScheme = httpGet.Text("scheme"),
            TcpSocketPort = tcpSocket.Exists ? tcpSocket.IntOrString("port") : null,
            GrpcPort = grpc.Exists ? grpc.Int("port") : null,
            InitialDelaySeconds = probe.Int("initialDelaySeconds"),
            TimeoutSeconds = probe.Int("timeoutSeconds"),
            PeriodSeconds = probe.Int("periodSeconds"),
            SuccessThreshold = probe.Int("successThreshold"),
            FailureThreshold = probe.Int("failureThreshold"),
            TerminationGracePeriodSeconds = probe.OptionalLong("terminationGracePeriodSeconds"),
        };
    }

    private static PodDnsConfig? BindDns(FieldReader config) => !config.Exists ? null : new PodDnsConfig(
        config.Texts("nameservers"),
        config.Texts("searches"),
        config.Items("options", static option => option.Text("name")));

    private static ImmutableArray<NodeSelectorTerm>? BindAffinity(FieldReader required) => !required.Exists ? null : required.Items(
        "nodeSelectorTerms",
        static term => new NodeSelectorTerm(
            term.Items("matchExpressions", LabelSelectorBinder.BindRequirement),
            term.Items("matchFields", LabelSelectorBinder.BindRequirement)));
}
