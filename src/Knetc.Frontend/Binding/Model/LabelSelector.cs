using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>A label selector: every pair and every requirement must hold.</summary>
public sealed record LabelSelector(ImmutableArray<KeyValuePair<string, string>> MatchLabels, ImmutableArray<SelectorRequirement> MatchExpressions)
{
    public bool IsEmpty => MatchLabels.IsEmpty && MatchExpressions.IsEmpty;

    public bool Matches(ObjectMeta metadata)
    {
        foreach (var pair in MatchLabels)
        {
            if (metadata.Label(pair.Key) != pair.Value) return false;
        }

        foreach (var requirement in MatchExpressions)
        {
            if (!requirement.IsSatisfiedBy(metadata.Label(requirement.Key))) return false;
        }

        return true;
    }
}
