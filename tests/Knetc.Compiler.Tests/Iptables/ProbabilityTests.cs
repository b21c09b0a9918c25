using System.Numerics;
using CsCheck;
using Knetc.Iptables;

namespace Knetc.Tests.Iptables;

public class ProbabilityTests
{
    [Theory]
    [InlineData(2, "0.5000000000")]
    [InlineData(3, "0.3333333333")]
    [InlineData(4, "0.2500000000")]
    [InlineData(6, "0.1666666667")]
    [InlineData(7, "0.1428571429")]
    [InlineData(1000, "0.0010000000")]
    [InlineData(2048, "0.0004882812")] // the one exact tie: half to even
    [InlineData(100000, "0.0000100000")]
    public void Has_ten_digits(int choices, string text) => Assert.Equal(
        $"-A C -m statistic --mode random --probability {text}",
        RestoreWriter.Format(new Rule("C", [StatisticMatch.Of(choices)], null)));

    [Fact]
    public void Is_the_rounded_double() => Gen.Int[2, 1_000_000].Sample(choices =>
    {
        // The double as an exact fraction over 2^80.
        var exact = (BigInteger)Math.ScaleB(1.0 / choices, 80) * 10_000_000_000;
        var (quotient, rest) = BigInteger.DivRem(exact, BigInteger.One << 80);
        int half = (rest * 2).CompareTo(BigInteger.One << 80);
        if (half > 0 || (half == 0 && !quotient.IsEven)) quotient++;
        Assert.Equal((ulong)quotient, Probability.Digits(choices));
    });
}
