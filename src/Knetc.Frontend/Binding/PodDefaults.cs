using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>What the API server fills in before it looks at a Pod or a pod template (api-semantics §1.5).</summary>
public static class PodDefaults
{
    private const long GracePeriodSeconds = 30;

    /// <summary>
    /// The defaults of a Pod. Its status addresses have been reconciled when they were bound; the API server's defaults of
    /// Pods are the same in every release.
    /// </summary>
    public static Pod Apply(Pod pod, KubeVersion version)
    {
        var spec = ApplyShared(pod.Spec, fillHostPorts: true);
        return pod with { Spec = spec with { EnableServiceLinks = spec.EnableServiceLinks ?? true } };
    }

    /// <summary>The defaults of a template. From 1.28 on its host ports are filled in only in the Pods made from it.</summary>
    public static PodSpec ApplyToTemplate(PodSpec spec, KubeVersion version) => ApplyShared(spec, fillHostPorts: !version.IsAtLeast(28));

    private static PodSpec ApplyShared(PodSpec spec, bool fillHostPorts)
    {
        bool hostPorts = fillHostPorts && spec.HostNetwork;
        return spec with
        {
            Containers = Containers(spec.Containers, hostPorts),
            InitContainers = Containers(spec.InitContainers, hostPorts),
            EphemeralContainers = Containers(spec.EphemeralContainers, hostPorts: false),
            DnsPolicy = Or(spec.DnsPolicy, "ClusterFirst"),
            RestartPolicy = Or(spec.RestartPolicy, "Always"),
            SchedulerName = Or(spec.SchedulerName, "default-scheduler"),
            TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? GracePeriodSeconds,
        };
    }

    private static ImmutableArray<Container> Containers(ImmutableArray<Container> containers, bool hostPorts)
    {
        if (containers.IsEmpty) return containers;
        var defaulted = ImmutableArray.CreateBuilder<Container>(containers.Length);
        foreach (var container in containers)
        {
            defaulted.Add(container with
            {
                Ports = Ports(container.Ports, hostPorts),
                ImagePullPolicy = Or(container.ImagePullPolicy, PullsLatest(container.Image) ? "Always" : "IfNotPresent"),
                TerminationMessagePolicy = Or(container.TerminationMessagePolicy, "File"),
                LivenessProbe = Probe(container.LivenessProbe),
                ReadinessProbe = Probe(container.ReadinessProbe),
                StartupProbe = Probe(container.StartupProbe),
            });
        }

        return defaulted.MoveToImmutable();
    }

    private static ImmutableArray<ContainerPort> Ports(ImmutableArray<ContainerPort> ports, bool hostPorts)
    {
        if (ports.IsEmpty) return ports;
        var defaulted = ImmutableArray.CreateBuilder<ContainerPort>(ports.Length);
        foreach (var port in ports)
        {
            defaulted.Add(port with
            {
                Protocol = Or(port.Protocol, "TCP"),
                HostPort = hostPorts && port.HostPort == 0 ? port.Number : port.HostPort,
            });
        }

        return defaulted.MoveToImmutable();
    }

    private static Probe? Probe(Probe? probe) => probe is null ? null : probe with
    {
        TimeoutSeconds = Or(probe.TimeoutSeconds, 1),
        PeriodSeconds = Or(probe.PeriodSeconds, 10),
        SuccessThreshold = Or(probe.SuccessThreshold, 1),
        FailureThreshold = Or(probe.FailureThreshold, 3),
        HttpGetPath = probe.HttpGetPort is null ? "" : Or(probe.HttpGetPath, "/"),
        HttpGetScheme = probe.HttpGetPort is null ? "" : Or(probe.HttpGetScheme, "HTTP"),
    };

    /// <summary>Whether an image reference means the tag <c>latest</c>: it names that tag, or neither a tag nor a digest.</summary>
    private static bool PullsLatest(string image)
    {
        if (image.IndexOf('@') >= 0) return false;
        int colon = image.LastIndexOf(':');

        // A colon before the last slash belongs to the registry's port.
        return colon <= image.LastIndexOf('/') || string.CompareOrdinal(image, colon + 1, "latest", 0, int.MaxValue) == 0;
    }

    private static string Or(string value, string defaultValue) => value.Length == 0 ? defaultValue : value;

    private static int Or(int value, int defaultValue) => value == 0 ? defaultValue : value;
}
