using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.Output;

/// <summary>Takes the origins of an artifact's lines, in ascending order, and writes them down at once as JSON pairs.</summary>
/// <param name="number">Numbers the origins.</param>
/// <param name="linesBefore">Lines of the artifact before the first that is counted.</param>
internal sealed class ArtifactOrigins(Func<Origin, int> number, int linesBefore)
{
    private readonly Utf8Text _json = new();
    private Origin _last;
    private int _lastNumber;
    private bool _any;
    private DecimalText _line = new();
    private DecimalText _number = new();

    /// <summary>The pairs, to which none is added any more.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> ToContent() => _json.ToContent();

    public void Add(LineOrigin line)
    {
        // Neighbouring lines mostly come from the same field.
        if (!ReferenceEquals(line.Origin.Path, _last.Path) || !ReferenceEquals(line.Origin.Object, _last.Object))
        {
            _last = line.Origin;
            _lastNumber = number(line.Origin);
        }

        Add(line.Line, _lastNumber);
    }

    /// <summary>Adds a line whose origin has a number already.</summary>
    public void Add(int line, int number)
    {
        const int MostBytes = 32;
        var room = _json.Room(MostBytes);
        int length = 0;
        if (_any) room[length++] = (byte)',';
        room[length++] = (byte)'[';
        length += _line.Write(linesBefore + line, room[length..]);
        room[length++] = (byte)',';
        length += _number.Write(number, room[length..]);
        room[length++] = (byte)']';
        _json.Fill(length);
        _any = true;
    }
}
