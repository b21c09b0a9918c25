using Knetc.Tracing;

namespace Knetc.Tests.Tracing;

public sealed class FractionTests
{
    [Fact]
    public void A_chain_of_choices_gives_every_endpoint_the_same_chance()
    {
        const int Endpoints = 1000;
        var left = Fraction.One;
        var sum = Fraction.Zero;
        for (int choices = Endpoints; choices > 0; choices--)
        {
            var chance = left * Fraction.OneOf(choices);
            left *= Fraction.OneOf(choices).Complement;
            sum += chance;
            Assert.Equal(new Fraction(1, Endpoints), chance);
        }

        Assert.True(left.IsZero);
        Assert.True(sum.IsOne);
    }

    [Theory]
    [InlineData(1, 3, "1/3", 0.3333333333333333)]
    [InlineData(2, 4, "1/2", 0.5)]
    [InlineData(7, 7, "1", 1)]
    [InlineData(0, 9, "0", 0)]
    public void Fractions_are_reduced(int numerator, int denominator, string text, double number)
    {
        var fraction = new Fraction(numerator, denominator);

        Assert.Equal(text, fraction.ToString());
        Assert.Equal(number, fraction.ToDouble());
    }

    [Fact]
    public void Zero_is_the_default()
    {
        Assert.Equal(default, new Fraction(0, 5));
        Assert.Equal(Fraction.One, Fraction.Zero.Complement);
    }
}
