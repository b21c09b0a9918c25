using System.Globalization;
using System.Text;

namespace Knetc.TypedModel;

/// <summary>
/// C# names for Kubernetes names. <c>db-service</c> is <c>DbService</c>; what does not depend on other names stays so when others
/// come and go. Names that would be the same keep their dashes as underscores, which tells any two apart.
/// </summary>
internal static class MemberNames
{
    /// <summary>Names that every class has, in the order of no importance.</summary>
    public static readonly string[] OfObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>Gives each name its identifier.</summary>
    /// <param name="names">Different names.</param>
    /// <param name="reserved">Identifiers that none may have.</param>
    public static MemberName[] Assign(IReadOnlyList<string> names, ICollection<string> reserved)
    {
        var members = new MemberName[names.Count];
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < members.Length; i++)
        {
            string joined = Join(names[i], "");
            var reason = char.IsLetter(names[i], 0) ? MemberNameReason.None : MemberNameReason.NoIdentifier;
            members[i] = new MemberName(joined, reason);
            if (!firsts.TryGetValue(joined, out int first)) firsts.Add(joined, i);
            else members[i] = members[first] = new MemberName(joined, MemberNameReason.Shared);
        }

        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].Reason == MemberNameReason.Shared) members[i] = members[i] with { Identifier = Join(names[i], "_") };
            if (reserved.Contains(members[i].Identifier)) members[i] = new MemberName(members[i].Identifier + "_", MemberNameReason.Reserved);
        }

        return members;
    }

    /// <summary>The words of a name, each with a capital; an underscore in front where a digit would come first.</summary>
    private static string Join(string name, string separator)
    {
        var identifier = new StringBuilder(name.Length + 1);
        bool starts = true;
        foreach (char c in name)
        {
            if (c == '-')
            {
                identifier.Append(separator);
                starts = true;
                continue;
            }

            if (identifier.Length == 0 && c is >= '0' and <= '9') identifier.Append('_');
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) identifier.Append(starts ? char.ToUpperInvariant(c) : c);
            else identifier.Append("_u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            starts = false;
        }

        return identifier.ToString();
    }
}
