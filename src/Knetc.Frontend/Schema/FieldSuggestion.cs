namespace Knetc.Schema;

/// <summary>Finds the field, or another known name, that a misspelt one was meant to be.</summary>
public static class FieldSuggestion
{
    private const int MaxLength = 64;

    /// <summary>The field closest to a name: equal but for case, else at most two edits away; null when there is none.</summary>
    internal static SchemaField? Closest(SchemaType type, string name) => Closest(type.Fields, static field => field.Name, name);

    /// <summary>The candidate closest to a name, as for fields.</summary>
    internal static T? Closest<T>(IReadOnlyList<T> candidates, Func<T, string> nameOf, string name)
        where T : class
    {
        if (name.Length is 0 or > MaxLength) return null;
        T? best = null;
        int bestDistance = name.Length <= 4 ? 2 : 3;
        for (int i = 0; i < candidates.Count; i++)
        {
            string known = nameOf(candidates[i]);
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return candidates[i];
            if (Math.Abs(known.Length - name.Length) >= bestDistance) continue;
            int distance = Distance(known, name);
            if (distance >= bestDistance) continue;
            best = candidates[i];
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>The known name closest to a name: equal but for case, else at most two edits away; null when there is none.</summary>
    public static string? Closest(IEnumerable<string> known, string name)
    {
        if (name.Length is 0 or > MaxLength) return null;
        string? best = null;
        int bestDistance = name.Length <= 4 ? 2 : 3;
        foreach (string candidate in known)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)) return candidate;
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance) continue;
            int distance = Distance(candidate, name);
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Whether a name is a known one but for case or a few letters.</summary>
    internal static bool IsMisspelling(string name, string known) =>
        name.Length is > 4 and <= MaxLength
        && name != known
        && (string.Equals(name, known, StringComparison.OrdinalIgnoreCase)
            || (Math.Abs(name.Length - known.Length) < 3 && Distance(name, known) < 3));

    /// <summary>The field of a type below which a field of that name exists, when exactly one has it: wrong indentation.</summary>
    internal static SchemaField? Owner(SchemaType type, string name)
    {
        SchemaField? owner = null;
        foreach (var field in type.Fields)
        {
            var below = field.Type.Kind == SchemaTypeKind.List ? field.Type.Item! : field.Type;
            if (below.Find(name) is null) continue;
            if (owner is not null) return null;
            owner = field;
        }

        return owner;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other.</summary>
    private static int Distance(string first, string second)
    {
        var beforeLast = new int[second.Length + 1];
        var last = new int[second.Length + 1];
        var current = new int[second.Length + 1];
        for (int j = 0; j <= second.Length; j++) last[j] = j;
        for (int i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                int cost = first[i - 1] == second[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                bool isSwap = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
                if (isSwap) current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[second.Length];
    }
}
