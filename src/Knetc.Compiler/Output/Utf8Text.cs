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

    /// <summary>Most files are small, and a fleet has thousands of them.</summary>
    private const int FirstChunkSize = 1024;

    /// <summary>Where others write characters before they become bytes; what is longer comes in several parts.</summary>
    private const int ScratchSize = 2048;

    /// <summary>The most bytes a UTF-16 code unit can become.</summary>
    private const int MaxBytesPerChar = 3;

    private readonly ImmutableArray<ReadOnlyMemory<byte>>.Builder _full = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
    private byte[] _chunk = GC.AllocateUninitializedArray<byte>(FirstChunkSize);

    /// <summary>Where in the chunk the piece begins that is being written.</summary>
    private int _start;
    private int _length;
    private char[] _scratch = [];

    /// <summary>Chunks to use again.</summary>
    private readonly Stack<byte[]> _spare = [];

    /// <summary>
    /// Everything that some steps write, handed over while they write it, so that it is never held as a whole. A piece is good until
    /// the next one is asked for, since its memory is used again.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Stream<T>(Func<Utf8Text, IEnumerable<T>> write)
    {
        var text = new Utf8Text();
        foreach (var _ in write(text))
        {
            if (text._full.Count == 0) continue;
            foreach (var piece in text._full)
            {
                yield return piece;
                if (MemoryMarshal.TryGetArray(piece, out var chunk) && chunk.Array!.Length == ChunkSize) text._spare.Push(chunk.Array);
            }

            text._full.Clear();
        }

        foreach (var piece in text.ToContent()) yield return piece;
    }

    /// <summary>Everything written, in order. Nothing may be written afterwards.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> ToContent()
    {
        EndPiece();
        return _full.ToImmutable();
    }

    /// <summary>Everything written since the last call, as one piece of just that size; the text begins anew.</summary>
    public byte[] TakeBytes()
    {
        int length = _length - _start;
        foreach (var piece in _full) length += piece.Length;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        int written = 0;
        foreach (var piece in _full)
        {
            piece.Span.CopyTo(bytes.AsSpan(written));
            written += piece.Length;
        }

        _chunk.AsSpan(_start, _length - _start).CopyTo(bytes.AsSpan(written));
        _full.Clear();
        _start = 0;
        _length = 0;
        return bytes;
    }

    /// <summary>Continues with pieces that stay as they are.</summary>
    public Utf8Text AppendPiece(ReadOnlyMemory<byte> piece)
    {
        EndPiece();
        _full.Add(piece);
        return this;
    }

    /// <summary>Continues with the content of another text, to which nothing may be written afterwards.</summary>
    public Utf8Text Append(Utf8Text other) => Append(other.ToContent());

    /// <summary>Continues with pieces that stay as they are.</summary>
    public Utf8Text Append(ImmutableArray<ReadOnlyMemory<byte>> content)
    {
        EndPiece();
        _full.AddRange(content);
        return this;
    }

    public Utf8Text Append(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > _chunk.Length - _length)
        {
            int fits = _chunk.Length - _length;
            utf8[..fits].CopyTo(_chunk.AsSpan(_length));
            _length += fits;
            utf8 = utf8[fits..];
            NextChunk();
        }

        utf8.CopyTo(_chunk.AsSpan(_length));
        _length += utf8.Length;
        return this;
    }

    public Utf8Text Append(ReadOnlySpan<char> text)
    {
        // Nearly all text is ASCII, and in short pieces.
        if (text.Length <= _chunk.Length - _length && Ascii.FromUtf16(text, _chunk.AsSpan(_length), out int written) == OperationStatus.Done)
        {
            _length += written;
            return this;
        }

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
        if (value >= 0x80 || count > _chunk.Length - _length)
        {
            for (int i = 0; i < count; i++) Append(value);
            return this;
        }

        _chunk.AsSpan(_length, count).Fill((byte)value);
        _length += count;
        return this;
    }

    /// <summary>Room for so many bytes at least; <see cref="Fill"/> then says how many there are.</summary>
    public Span<byte> Room(int size)
    {
        if (_chunk.Length - _length < size) NextChunk();
        return _chunk.AsSpan(_length);
    }

    public void Fill(int count) => _length += count;

    public Utf8Text Append(long number)
    {
        const int MostDigits = 20;
        if (_chunk.Length - _length < MostDigits) NextChunk();
        number.TryFormat(_chunk.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    public void Advance(int count) => Append(_scratch.AsSpan(0, count));

    public Memory<char> GetMemory(int sizeHint = 0) => Scratch(sizeHint);

    public Span<char> GetSpan(int sizeHint = 0) => Scratch(sizeHint);

    private void EndPiece()
    {
        if (_length > _start) _full.Add(_chunk.AsMemory(_start, _length - _start));
        _start = _length;
    }

    private void NextChunk()
    {
        EndPiece();
        _chunk = _spare.Count > 0 ? _spare.Pop() : GC.AllocateUninitializedArray<byte>(Math.Min(ChunkSize, _chunk.Length * 2));
        _start = 0;
        _length = 0;
    }

    private char[] Scratch(int sizeHint)
    {
        if (Math.Max(sizeHint, ScratchSize) > _scratch.Length) _scratch = new char[Math.Max(sizeHint, ScratchSize)];
        return _scratch;
    }
}
