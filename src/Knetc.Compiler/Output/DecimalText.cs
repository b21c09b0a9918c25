using System.Globalization;

namespace Knetc.Output;

/// <summary>A number as decimal digits. Where one number follows the other, the digits are counted up, which takes a tenth of writing them anew.</summary>
internal struct DecimalText()
{
    private const int MostDigits = 10;

    private readonly byte[] _digits = new byte[MostDigits];
    private int _length;
    private int _value = -2;

    /// <summary>Writes a number that is not negative; there must be room for ten digits.</summary>
    /// <returns>How many digits it has.</returns>
    public int Write(int value, Span<byte> target)
    {
        if (value != _value)
        {
            if (value != _value + 1 || !CountUp()) value.TryFormat(_digits, out _length, default, CultureInfo.InvariantCulture);
            _value = value;
        }

        _digits.CopyTo(target);
        return _length;
    }

    /// <summary>False, with the digits spoilt, when there is one more.</summary>
    private readonly bool CountUp()
    {
        for (int i = _length - 1; i >= 0; i--)
        {
            if (_digits[i] != '9')
            {
                _digits[i]++;
                return true;
            }

            _digits[i] = (byte)'0';
        }

        return false;
    }
}
