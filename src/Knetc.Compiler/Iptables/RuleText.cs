using System.Buffers;
using System.Globalization;
using Knetc.Net;
using Knetc.Output;

namespace Knetc.Iptables;

/// <summary>Collects the text of rules in pieces, so that a rule needs no strings of its own.</summary>
internal sealed class RuleText
{
    /// <summary>Worth a call of the output, and no more, since a fleet has thousands of short files.</summary>
    private const int BufferLength = 2048;

    private readonly IBufferWriter<char> _output;
    private readonly char[] _buffer = new char[BufferLength];
    private int _length;

    public RuleText(IBufferWriter<char> output) => _output = output;

    /// <summary>How many lines have ended.</summary>
    public int LineCount { get; private set; }

    public void Append(char value)
    {
        if (_length == _buffer.Length) Flush();
        _buffer[_length++] = value;
    }

    public void Append(ReadOnlySpan<char> value)
    {
        if (value.Length > _buffer.Length - _length)
        {
            Flush();
            if (value.Length > _buffer.Length)
            {
                Put(value);
                return;
            }
        }

        value.CopyTo(_buffer.AsSpan(_length));
        _length += value.Length;
    }

    public void Append(int value)
    {
        if (_buffer.Length - _length < 11) Flush();
        value.TryFormat(_buffer.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Append(IpAddress address)
    {
        if (_buffer.Length - _length < IpAddress.MaxTextLength) Flush();
        _length += address.Format(_buffer.AsSpan(_length));
    }

    /// <summary>A packet mark with all eight digits.</summary>
    public void AppendMark(uint mark)
    {
        Append("0x");
        for (int shift = 28; shift >= 0; shift -= 4) Append("0123456789abcdef"[(int)(mark >> shift) & 0xf]);
    }

    /// <summary>1/<paramref name="choices"/> with exactly ten digits behind the point.</summary>
    public void AppendProbability(int choices)
    {
        Append("0.");
        ulong digits = Probability.Digits(choices);
        for (ulong place = 1_000_000_000; place > 0; place /= 10) Append((char)('0' + (digits / place % 10)));
    }

    public void EndLine()
    {
        Append('\n');
        LineCount++;
    }

    public void Flush()
    {
        Put(_buffer.AsSpan(0, _length));
        _length = 0;
    }

    /// <summary>Text for files takes characters as they are, without a buffer of its own in between.</summary>
    private void Put(ReadOnlySpan<char> value)
    {
        if (_output is Utf8Text text) text.Append(value);
        else _output.Write(value);
    }
}
