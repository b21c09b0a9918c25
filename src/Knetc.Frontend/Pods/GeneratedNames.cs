using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Hashing;
using Knetc.Yaml;

namespace Knetc.Pods;

/// <summary>
/// Names for objects that have only a <c>generateName</c>: the prefix and five characters of a hash of the object, where a
/// live cluster takes random ones.
/// </summary>
internal sealed class GeneratedNames
{
    private const int MaxPrefixLength = 58;
    private const int SuffixLength = 5;
    private const int MaxMarks = 100;

    private readonly HashSet<(string Kind, string Namespace, string Name)> _taken = [];

    /// <summary>How many equal objects have a name already: a thousandth one must not try the marks of all before it.</summary>
    private readonly Dictionary<(string Kind, string Namespace, string Prefix, string Content), int> _equal = [];

    /// <summary>Gives a name to every object that lacks one; objects that have one come first and keep theirs.</summary>
    /// <param name="withName">Makes the object with that name.</param>
    public ImmutableArray<T> Assign<T>(ImmutableArray<T> objects, Func<T, string, T> withName)
        where T : IApiObject
    {
        var named = ImmutableArray.CreateBuilder<T>(objects.Length);
        List<(T Object, string Content)>? unnamed = null;
        foreach (var item in objects)
        {
            if (item.Metadata.Name.Length > 0)
            {
                _taken.Add((item.Manifest.Kind, item.Metadata.Namespace, item.Metadata.Name));
                named.Add(item);
            }
            else if (item.Metadata.GenerateName.Length > 0)
            {
                (unnamed ??= []).Add((item, CanonicalJson.Write(item.Manifest.Root)));
            }
        }

        if (unnamed is null) return named.ToImmutable();
        unnamed.Sort(static (left, right) => Compare(left.Object, left.Content, right.Object, right.Content));
        foreach (var (item, content) in unnamed)
        {
            string name = Choose(item.Manifest.Kind, item.Metadata.Namespace, item.Metadata.GenerateName, content);
            named.Add(withName(item, name));
        }

        return named.ToImmutable();
    }

    /// <summary>A name from the hash of prefix and content; a mark behind the content tells equal ones apart.</summary>
    private string Choose(string kind, string @namespace, string prefix, string content)
    {
        string start = prefix.Length > MaxPrefixLength ? prefix.Substring(0, MaxPrefixLength) : prefix;
        var key = (kind, @namespace, prefix, content);
        _equal.TryGetValue(key, out int mark);
        for (; ; mark++)
        {
            string marked = content + Marks(mark);
            string name = start + AllocationHash.Of("name", @namespace, kind, prefix, marked).ToSafeText(SuffixLength);
            if (!_taken.Add((kind, @namespace, name))) continue;
            _equal[key] = mark + 1;
            return name;
        }
    }

    /// <summary>As many marks as there are equal objects before; beyond a hundred a number continues, or texts would grow without bound.</summary>
    private static string Marks(int count) =>
        count <= MaxMarks ? new string('\'', count) : new string('\'', MaxMarks) + count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Objects with equal content are interchangeable but for their place, which therefore decides.</summary>
    private static int Compare(IApiObject left, string leftContent, IApiObject right, string rightContent)
    {
        int order = string.CompareOrdinal(left.Manifest.Kind, right.Manifest.Kind);
        if (order == 0) order = string.CompareOrdinal(left.Metadata.Namespace, right.Metadata.Namespace);
        if (order == 0) order = string.CompareOrdinal(left.Metadata.GenerateName, right.Metadata.GenerateName);
        if (order == 0) order = string.CompareOrdinal(leftContent, rightContent);
        if (order == 0) order = string.CompareOrdinal(left.Manifest.Source?.Path, right.Manifest.Source?.Path);
        return order != 0 ? order : (left.Manifest.Root?.Span.Start ?? 0).CompareTo(right.Manifest.Root?.Span.Start ?? 0);
    }
}
