namespace Knetc.Iptables;

/// <summary>The text of 1/n as the reference prints it.</summary>
internal static class Probability
{
    private const ulong Scale = 10_000_000_000;

    /// <summary>
    /// The ten digits behind the point as a number. The binary double 1/n is rounded half to even, which the runtime's own
    /// formatting does not do (it matters for n = 2048).
    /// </summary>
    public static ulong Digits(int n)
    {
        long bits = BitConverter.DoubleToInt64Bits(1.0 / n);
        ulong mantissa = ((ulong)bits & ((1UL << 52) - 1)) | (1UL << 52);
        int shift = 1075 - (int)((bits >> 52) & 0x7ff);

        var product = (UInt128)mantissa * Scale;
        var quotient = product >> shift;
        var rest = product - (quotient << shift);
        var half = UInt128.One << (shift - 1);
        if (rest > half || (rest == half && ((ulong)quotient & 1) == 1)) quotient++;
        return (ulong)quotient;
    }
}
