using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Knetc.Output;

/// <summary>
/// Collects text as UTF-8 in pieces that are small enough for the garbage collector's ordinary heap: generated files reach
/// tens of megabytes, and one growing buffer of that size would cost more than its content.
/// </summary>
internal sealed class Utf8Text : IBufferWriter<char>
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>The most bytes a UTF-16 code unit can become.</summary>
    private const int MaxBytesPerChar = 3;

    private readonly ImmutableArray<ReadOnlyMemory<byte>>.Builder _full = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
    private byte[] _chunk = new byte[ChunkSize];
    private int _length;
    private char[] _scratch = [];

    /// <summary>Everything written, in order. Nothing may be written afterwards.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> ToContent()
    {
        if (_length > 0) _full.Add(_chunk.AsMemory(0, _length));
        return _full.ToImmutable();
    }

    /// <summary>Continues with the content of another text.</summary>
    public Utf8Text Append(Utf8Text other)
    {
        foreach (var chunk in other.ToContent()) AppendBytes(chunk.Span);
        return this;
    }

    public Utf8Text Append(ReadOnlySpan<char> text)
    {
        while (text.Length * MaxBytesPerChar > _chunk.Length - _length)
        {
            int fits = (_chunk.Length - _length) / MaxBytesPerChar;
            if (fits > 0 && char.IsHighSurrogate(text[fits - 1])) fits--;
            _length += Encoding.UTF8.GetBytes(text[..fits], _chunk.AsSpan(_length));
            text = text[fits..];
            NextChunk();
        }

        _length += Encoding.UTF8.GetBytes(text, _chunk.AsSpan(_length));
        return this;
    }

    public Utf8Text Append(char value)
    {
        if (value >= 0x80 || _length == _chunk.Length) return Append(MemoryMarshal.CreateReadOnlySpan(ref value, 1));
        _chunk[_length++] = (byte)value;
        return this;
    }

    public Utf8Text Append(char value, int count)
    {
        for (int i = 0; i < count; i++) Append(value);
        return this;
    }

    public Utf8Text Append(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
        return Append(digits[..length]);
    }

    public void Advance(int count) => Append(_scratch.AsSpan(0, count));

    public Memory<char> GetMemory(int sizeHint = 0) => Scratch(sizeHint);

    public Span<char> GetSpan(int sizeHint = 0) => Scratch(sizeHint);

    private void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _chunk.Length - _length)
        {
            int fits = _chunk.Length - _length;
            bytes[..fits].CopyTo(_chunk.AsSpan(_length));
            _length += fits;
            bytes = bytes[fits..];
            NextChunk();
        }

        bytes.CopyTo(_chunk.AsSpan(_length));
        _length += bytes.Length;
    }

    private void NextChunk()
    {
        _full.Add(_chunk.AsMemory(0, _length));
        _chunk = new byte[ChunkSize];
        _length = 0;
    }

    private char[] Scratch(int sizeHint)
    {
        if (Math.Max(sizeHint, 16 * 1024) > _scratch.Length) _scratch = new char[Math.Max(sizeHint, 16 * 1024)];
        return _scratch;
    }
}
