using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>Pods of one workload that stay pending, and why the first of them does.</summary>
internal sealed class PendingPods(Pod first, string reason)
{
    public Pod First => first;

    public string Reason => reason;

    public int Count { get; set; } = 1;
}
