using System.Buffers;
using System.Text;

namespace Knetc.Output;

/// <summary>Collects text as UTF-8, without holding it as UTF-16 as well.</summary>
internal sealed class Utf8Text(int capacity) : IBufferWriter<char>
{
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);
    private char[] _scratch = new char[16 * 1024];

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void Append(ReadOnlySpan<char> text)
    {
        var target = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, target));
    }

    public void Append(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out int length);
        Append(digits[..length]);
    }

    public void Advance(int count) => Append(_scratch.AsSpan(0, count));

    public Memory<char> GetMemory(int sizeHint = 0) => Scratch(sizeHint);

    public Span<char> GetSpan(int sizeHint = 0) => Scratch(sizeHint);

    private char[] Scratch(int sizeHint)
    {
        if (sizeHint > _scratch.Length) _scratch = new char[sizeHint];
        return _scratch;
    }
}
