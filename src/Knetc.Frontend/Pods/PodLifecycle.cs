using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>
/// The lifecycle of pods: what their status says or, where it says nothing, that they run and are ready (api-semantics §4.1).
/// </summary>
public static class PodLifecycle
{
    /// <summary>The pods with phase and Ready condition filled in.</summary>
    /// <param name="pods">Placed pods.</param>
    /// <param name="assumeReady">Whether a pod that runs by assumption is ready.</param>
    public static ImmutableArray<Pod> Complete(ImmutableArray<Pod> pods, bool assumeReady = true)
    {
        var completed = ImmutableArray.CreateBuilder<Pod>(pods.Length);
        foreach (var pod in pods) completed.Add(Complete(pod, assumeReady));
        return completed.MoveToImmutable();
    }

    /// <summary>Whether the pod has ended: it holds neither address nor port.</summary>
    public static bool IsOver(Pod pod) => pod.Phase is "Succeeded" or "Failed";

    /// <summary>Whether the pod's Ready condition is True.</summary>
    public static bool IsReady(Pod pod, bool assumeReady) =>
        pod.ReadyCondition is { } condition ? condition == "True" : pod.Phase.Length == 0 && assumeReady && IsRunning(pod);

    private static Pod Complete(Pod pod, bool assumeReady)
    {
        if (pod.Phase.Length > 0) return pod;
        if (pod.ReadyCondition is not null) return pod with { Phase = "Running" };
        return IsRunning(pod)
            ? pod with { Phase = "Running", ReadyCondition = assumeReady ? "True" : "False" }
            : pod with { Phase = "Pending" };
    }

    /// <summary>A pod that found no node and has no address is pending.</summary>
    private static bool IsRunning(Pod pod) => pod.Spec.NodeName.Length > 0 || !pod.PodIPs.IsEmpty;
}
