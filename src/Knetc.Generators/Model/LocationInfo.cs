using Knetc.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Knetc.Generators.Model;

/// <summary>A place in a file as values; a <see cref="Location"/> would hold on to a whole compilation.</summary>
internal sealed record LocationInfo(string Path, int Start, int Length, LinePositionSpan Lines)
{
    public static LocationInfo From(string fullPath, SourceLocation location)
    {
        var (start, end) = (location.Start, location.End);
        return new LocationInfo(fullPath, location.Span.Start, location.Span.Length, new LinePositionSpan(ToRoslyn(start), ToRoslyn(end)));
    }

    public Location ToLocation() => Location.Create(Path, new Microsoft.CodeAnalysis.Text.TextSpan(Start, Length), Lines);

    private static Microsoft.CodeAnalysis.Text.LinePosition ToRoslyn(Knetc.Text.LinePosition position) => new(position.Line - 1, position.Column - 1);
}
