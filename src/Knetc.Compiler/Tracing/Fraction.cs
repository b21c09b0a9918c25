using System.Globalization;
using System.Numerics;

namespace Knetc.Tracing;

/// <summary>An exact probability: a number from 0 to 1 as a reduced fraction. The default is 0.</summary>
public readonly record struct Fraction
{
    public static readonly Fraction Zero;
    public static readonly Fraction One = new(1, 1);

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        // Zero has no other form than the default, so that equal fractions have equal parts.
        if (numerator.IsZero) return;
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public BigInteger Numerator => _numerator;

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public bool IsZero => _numerator.IsZero;

    public bool IsOne => _denominator.IsOne && _numerator.IsOne;

    /// <summary>What is left to 1.</summary>
    public Fraction Complement => new(Denominator - Numerator, Denominator);

    /// <summary>One out of a number of equally likely cases.</summary>
    public static Fraction OneOf(int choices) => new(1, choices);

    public static Fraction operator *(Fraction left, Fraction right)
    {
        if (left.IsOne) return right;
        return right.IsOne ? left : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The nearest double.</summary>
    public double ToDouble() => (double)Numerator / (double)Denominator;

    /// <summary><c>1/3</c>, or <c>1</c>.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
