using System.Globalization;

namespace Knetc.Conformance.Validation;

/// <summary>Where an error about a field may point: computed from the file alone, without knetc.</summary>
internal static class FieldLocator
{
    /// <summary>
    /// The places for a field with a wrong value: the value, or for a list or map any place in it, since one entry may be
    /// the culprit. For a missing field, its nearest parent that is there: the parent's key or where its value starts.
    /// </summary>
    public static HashSet<Position> PlacesOfValue(LocatedNode root, string path)
    {
        var node = root;
        var parent = new HashSet<Position> { root.Start };
        foreach (var step in FieldPaths.StepsOf(path))
        {
            if (Find(node, step) is not { } found) return Stand(node, step) ?? parent;
            var places = found.KeyStart is { } key ? new HashSet<Position> { key, found.Value.Start } : [found.Value.Start];
            if (found.Value.IsNull) return [.. parent, .. places];
            (node, parent) = (found.Value, places);
        }

        return node.Places().ToHashSet();
    }

    /// <summary>The place for an unknown or repeated field: its key, the last one of several.</summary>
    public static Position PlaceOfKey(LocatedNode root, string path)
    {
        var node = root;
        Position? key = null;
        foreach (var step in FieldPaths.StepsOf(path))
        {
            var found = Find(node, step) ?? throw new ArgumentException($"{path} is not in the file.", nameof(path));
            (node, key) = (found.Value, found.KeyStart);
        }

        return key ?? throw new ArgumentException($"{path} has no key.", nameof(path));
    }

    private static (Position? KeyStart, LocatedNode Value)? Find(LocatedNode node, string step)
    {
        if (node.Items.Count > 0)
        {
            return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < node.Items.Count
                ? (null, node.Items[index])
                : null;
        }

        // The reference writes some paths with another capital than the field has.
        var entry = node.Entries.LastOrDefault(entry => entry.Key == step)
            ?? node.Entries.LastOrDefault(entry => string.Equals(entry.Key, step, StringComparison.OrdinalIgnoreCase));
        return entry is null ? null : (entry.KeyStart, entry.Value);
    }

    /// <summary>The API server copies clusterIP to clusterIPs before it validates: the error is about the text in clusterIP.</summary>
    private static HashSet<Position>? Stand(LocatedNode node, string step) =>
        step == "clusterIPs" && Find(node, "clusterIP") is { Value.IsNull: false } source ? [source.Value.Start] : null;
}
