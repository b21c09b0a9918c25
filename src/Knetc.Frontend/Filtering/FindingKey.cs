using Knetc.Diagnostics;

namespace Knetc.Filtering;

/// <summary>What makes a finding the same one after lines have moved: the rule, the object and the field; without an object the file.</summary>
/// <param name="Id">The number of the diagnostic.</param>
/// <param name="Object">The object, or an empty text.</param>
/// <param name="File">The file relative to the project; empty when there is an object or no file.</param>
/// <param name="Path">The field, or an empty text.</param>
public readonly record struct FindingKey(string Id, string Object, string File, string Path) : IComparable<FindingKey>
{
    public static FindingKey Of(Diagnostic diagnostic) => new(
        diagnostic.Id,
        diagnostic.Object ?? "",
        diagnostic.Object is null ? diagnostic.Location?.Source.ProjectPath ?? "" : "",
        diagnostic.Path ?? "");

    /// <summary>By object or file, then by field and number: findings of one object stay together.</summary>
    public int CompareTo(FindingKey other)
    {
        int order = string.CompareOrdinal(File, other.File);
        if (order == 0) order = string.CompareOrdinal(Object, other.Object);
        if (order == 0) order = string.CompareOrdinal(Path, other.Path);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }

    public override string ToString() => string.Join(" ", new[] { Id, Object, File, Path }.Where(static part => part.Length > 0));
}
