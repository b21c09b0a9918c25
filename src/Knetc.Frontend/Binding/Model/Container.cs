using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>A container of a pod, as far as the network and its rules go.</summary>
public sealed record Container
{
    public string Name { get; init; } = "";

    public string Image { get; init; } = "";

    /// <summary>Program and first arguments; empty for those of the image.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    public ImmutableArray<string> Args { get; init; } = [];

    public ImmutableArray<ContainerPort> Ports { get; init; } = [];

    public string ImagePullPolicy { get; init; } = "";

    public string TerminationMessagePolicy { get; init; } = "";

    /// <summary>Only init containers may set it, to <c>Always</c>: they then keep running beside the regular ones.</summary>
    public string? RestartPolicy { get; init; }

    public Probe? LivenessProbe { get; init; }

    public Probe? ReadinessProbe { get; init; }

    public Probe? StartupProbe { get; init; }

    public bool HasLifecycle { get; init; }

    public bool HasResources { get; init; }

    /// <summary>An init container that runs as long as the pod does.</summary>
    public bool IsSidecar => RestartPolicy == "Always";
}
