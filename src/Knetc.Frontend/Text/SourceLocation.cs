namespace Knetc.Text;

/// <summary>A span in a file, as a diagnostic points at it.</summary>
public sealed record SourceLocation(SourceText Source, TextSpan Span)
{
    public string Path => Source.Path;

    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>The position just behind the last character.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    public override string ToString() => $"{Path}:{Start.Line}:{Start.Column}";
}
