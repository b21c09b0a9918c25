namespace Knetc.Conformance.Validation;

/// <summary>A place in a file; line and column count from 1.</summary>
internal readonly record struct Position(long Line, long Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
