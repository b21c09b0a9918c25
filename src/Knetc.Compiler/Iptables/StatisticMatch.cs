namespace Knetc.Iptables;

/// <summary>Holds for one packet out of <paramref name="Choices"/>, by chance.</summary>
/// <param name="Choices">At least 2.</param>
public sealed record StatisticMatch(int Choices) : Match
{
    private static readonly StatisticMatch[] Shared = CreateShared();

    /// <summary>The match for a number of choices; small ones are shared.</summary>
    public static StatisticMatch Of(int choices) => choices < Shared.Length ? Shared[choices] : new StatisticMatch(choices);

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
