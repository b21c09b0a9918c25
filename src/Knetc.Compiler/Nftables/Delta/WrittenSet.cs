namespace Knetc.Nftables.Delta;

/// <summary>A set or map as a file of ours says it.</summary>
/// <param name="Kind"><c>set</c> or <c>map</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Properties">The lines before the elements, as written.</param>
/// <param name="Timeout">The line among them that says how long elements stay; empty without one.</param>
/// <param name="Elements">The lines of the elements, as written, without indentation and commas.</param>
internal sealed record WrittenSet(string Kind, string Name, string Properties, string Timeout, List<ReadOnlyMemory<char>> Elements)
{
    /// <summary>Whether the one set can be made of the other by adding it again and exchanging elements.</summary>
    public bool IsLike(WrittenSet other) =>
        Kind == other.Kind
        && (Properties == other.Properties
            || (Timeout.Length > 0 && other.Timeout.Length > 0
                && Properties.Replace(Timeout, other.Timeout, StringComparison.Ordinal) == other.Properties));
}
