using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>The manifest field that something in the output comes from.</summary>
public readonly record struct Origin(ManifestObject Object, FieldPath Path)
{
    /// <summary>Where the field stands in the file, when that is known without looking; else 0.</summary>
    public int Offset { get; init; }

    /// <summary>A number, from 1, that a plan gives to the origins it has most of, each a different one; else 0.</summary>
    public int Number { get; init; }

    /// <summary>The line (from 1) of the field, or 0 when its object has no document.</summary>
    public int Line => Offset > 0 && Object.Source is { } source ? source.GetPosition(Offset).Line : Object.LineOf(Path);
}
