using System.Globalization;
using System.Text;

namespace Knetc.Yaml;

/// <summary>
/// A path from an object's root to a field, printed as the API server prints it: <c>spec.ports[0].nodePort</c>. Paths with
/// the same steps are equal.
/// </summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    /// <summary>The object itself.</summary>
    public static readonly FieldPath Root = new(null, null, -1, isKey: false);

    /// <summary>The longest label key has 317 characters. Longer names are cut when printed, since every finding below repeats them.</summary>
    private const int MaxNameLength = 400;

    private readonly string? _name;
    private readonly int _index;
    private readonly bool _isKey;
    private readonly int _hash;
    private string? _text;

    private FieldPath(FieldPath? parent, string? name, int index, bool isKey)
    {
        Parent = parent;
        _name = name;
        _index = index;
        _isKey = isKey;
        _hash = parent is null ? 17 : unchecked((parent._hash * 31) + (name is null ? index : StringComparer.Ordinal.GetHashCode(name)));
    }

    public FieldPath? Parent { get; }

    /// <summary>The last step as a mapping key, or null when it is a list index or the root.</summary>
    public string? Name => _name;

    /// <summary>The last step as a list index, or -1 when it is a key.</summary>
    public int ItemIndex => _index;

    /// <summary>The field <paramref name="name"/> below this path.</summary>
    public FieldPath Field(string name) => new(this, name, -1, isKey: false);

    /// <summary>Item <paramref name="index"/> (from 0) of the list at this path.</summary>
    public FieldPath Index(int index) => new(this, null, index, isKey: false);

    /// <summary>The entry <paramref name="key"/> of the map at this path, printed in brackets.</summary>
    public FieldPath Key(string key) => new(this, key, -1, isKey: true);

    /// <summary>A path from field names joined by dots, without list indexes: <c>spec.sessionAffinityConfig.clientIP</c>.</summary>
    public static FieldPath Of(string dotted)
    {
        var path = Root;
        foreach (string name in dotted.Split('.')) path = path.Field(name);
        return path;
    }

    public bool Equals(FieldPath? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && _index == other._index && _isKey == other._isKey && _name == other._name
            && Equals(Parent, other.Parent));

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode() => _hash;

    public override string ToString() => _text ??= Print();

    private string Print()
    {
        var builder = new StringBuilder();
        Append(builder);
        return builder.ToString();
    }

    private void Append(StringBuilder builder)
    {
        if (Parent is null) return;
        Parent.Append(builder);
        if (_name is null) builder.Append('[').Append(_index.ToString(CultureInfo.InvariantCulture)).Append(']');
        else if (_isKey) builder.Append('[').Append(Shorten(_name)).Append(']');
        else
        {
            if (builder.Length > 0) builder.Append('.');
            builder.Append(Shorten(_name));
        }
    }

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : name.Substring(0, MaxNameLength) + "…";
}
