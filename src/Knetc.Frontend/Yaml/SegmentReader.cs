namespace Knetc.Yaml;

/// <summary>Reads a part of a string without copying it.</summary>
internal sealed class SegmentReader(string content, int start, int end) : TextReader
{
    private int _position = start;

    public override int Peek() => _position < end ? content[_position] : -1;

    public override int Read() => _position < end ? content[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        int length = Math.Min(count, end - _position);
        content.CopyTo(_position, buffer, index, length);
        _position += length;
        return length;
    }
}
