using System.Collections.Immutable;
using System.Globalization;

namespace Knetc.Binding;

/// <param name="Operator">In, NotIn, Exists, DoesNotExist, and for nodes Gt and Lt.</param>
public sealed record SelectorRequirement(string Key, string Operator, ImmutableArray<string> Values)
{
    /// <summary>Whether a label value satisfies the requirement; null stands for an absent label.</summary>
    public bool IsSatisfiedBy(string? value) => Operator switch
    {
        "In" => value is not null && Values.Contains(value),
        "NotIn" => value is null || !Values.Contains(value),
        "Exists" => value is not null,
        "DoesNotExist" => value is null,
        "Gt" => Compare(value) > 0,
        "Lt" => Compare(value) < 0,
        _ => false,
    };

    private int Compare(string? value) =>
        Values.Length == 1
        && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long left)
        && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long right)
            ? left.CompareTo(right)
            : 0;
}
