using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Knetc.TypedModel;

/// <summary>Finds the class that Services with the same ports share, and names it after them.</summary>
internal sealed class PortSets
{
    /// <summary>Of Services without ports; all others begin in another way.</summary>
    private const string Empty = "NoPorts";

    /// <summary>A name with more ports is cut; C# allows some 500 characters.</summary>
    private const int MaxLength = 80;

    private readonly Dictionary<string, PortSetModel> _sets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The name of the class of these ports.</summary>
    public string NameOf(ImmutableArray<ServicePortModel> ports)
    {
        var members = ImmutableArray.CreateRange(ports, PortMember.Of);
        string key = string.Join(",", members.Select(static member => member.Identifier + ":" + Suffix(member)));
        if (!_sets.TryGetValue(key, out var set)) _sets.Add(key, set = new PortSetModel(Unique(Name(members)), new EquatableArray<PortMember>(members)));
        return set.Identifier;
    }

    /// <summary>All classes, in the order of their names.</summary>
    public EquatableArray<PortSetModel> ToArray() => new([.. _sets.Values.OrderBy(static set => set.Identifier, StringComparer.Ordinal)]);

    private static string Name(ImmutableArray<PortMember> members)
    {
        if (members.IsEmpty) return Empty;
        var name = new StringBuilder("Ports");
        for (int i = 0; i < members.Length; i++)
        {
            if (name.Length > MaxLength) return name.Append("_And").Append((members.Length - i).ToString(CultureInfo.InvariantCulture)).ToString();
            name.Append('_').Append(members[i].Identifier).Append(Suffix(members[i]));
        }

        return name.ToString();
    }

    private static string Suffix(PortMember member) => member.IsOnNodes ? "Node" : member.IsTargeted ? "" : "Named";

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++) unique = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }
}
