using Knetc.Comparison;
using Knetc.Planning;

namespace Knetc.Tests.Comparison;

/// <summary>The changes between two clusters, one text each: effect, object, message.</summary>
internal static class Report
{
    public static string[] Of(ClusterBuilder before, ClusterBuilder after) => Of(before.Plan(), after.Plan());

    public static string[] Of(ClusterPlan before, ClusterPlan after) =>
        [.. ClusterComparison.Compare(before, after, []).Select(static change => $"{Sign(change.Effect)} {change.Object}: {change.Message}")];

    private static char Sign(ChangeEffect effect) => effect switch
    {
        ChangeEffect.Added => '+',
        ChangeEffect.Removed => '-',
        ChangeEffect.Changed => '~',
        _ => '!',
    };
}
