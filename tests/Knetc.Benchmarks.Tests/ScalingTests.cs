using Knetc.Benchmarks.Phases;

namespace Knetc.Benchmarks;

public sealed class ScalingTests
{
    [Fact]
    public void A_straight_line_through_the_origin_has_the_exponent_one() =>
        Assert.Equal(1.0, Scaling.Exponent([(100, 300), (1_000, 3_000), (10_000, 30_000)]), precision: 9);

    [Fact]
    public void A_parabola_has_the_exponent_two() =>
        Assert.Equal(2.0, Scaling.Exponent([(3, 18), (5, 50), (11, 242)]), precision: 9);

    [Fact]
    public void A_constant_has_the_exponent_zero() =>
        Assert.Equal(0.0, Scaling.Exponent([(10, 7), (1_000, 7)]), precision: 9);
}
