using System.Collections.Immutable;

namespace Knetc.Iptables;

/// <summary>Holds for one packet out of <paramref name="Choices"/>, by chance.</summary>
/// <param name="Choices">At least 2.</param>
public sealed record StatisticMatch(int Choices) : Match
{
    private static readonly StatisticMatch[] Shared = CreateShared();
    private static readonly ImmutableArray<Match>[] SharedAlone = [.. Shared.Select(static match => match.Choices > 1 ? ImmutableArray.Create<Match>(match) : [])];

    /// <summary>The match for a number of choices; small ones are shared.</summary>
    public static StatisticMatch Of(int choices) => choices < Shared.Length ? Shared[choices] : new StatisticMatch(choices);

    /// <summary>The matches of a rule that only chance decides; none where there is no choice.</summary>
    internal static ImmutableArray<Match> Alone(int choices) => choices < SharedAlone.Length ? SharedAlone[choices] : [new StatisticMatch(choices)];

    internal override void Write(RuleText text)
    {
        text.Append("-m statistic --mode random --probability ");
        text.AppendProbability(Choices);
    }

    private static StatisticMatch[] CreateShared()
    {
        var shared = new StatisticMatch[256];
        for (int i = 0; i < shared.Length; i++) shared[i] = new StatisticMatch(i);
        return shared;
    }
}
