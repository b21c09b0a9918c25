using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Fuzz.Checks;

/// <summary>Every node stands in the range that it was read from.</summary>
internal static class NodeCheck
{
    public static string? Problem(YamlNode node, TextSpan range)
    {
        if (PlaceProblem(node.Span, range) is { } misplaced) return misplaced;
        switch (node)
        {
            case YamlSequence sequence:
                for (int i = 0; i < sequence.Count; i++)
                {
                    if (Problem(sequence[i], range) is { } problem) return problem;
                }

                return null;
            case YamlMapping mapping:
                for (int i = 0; i < mapping.Count; i++)
                {
                    if ((PlaceProblem(mapping[i].KeySpan, range) ?? Problem(mapping[i].Value, range)) is { } problem) return problem;
                }

                return null;
            default:
                return null;
        }
    }

    private static string? PlaceProblem(TextSpan span, TextSpan range) =>
        span.Length < 0 || span.Start < range.Start || span.End > range.End ? $"a node at {span} in the range {range}" : null;
}
