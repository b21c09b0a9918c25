using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>
/// The identity of one object and the document it was read from. Objects that knetc makes itself (the
/// <c>default/kubernetes</c> Service, say) have no document.
/// </summary>
public sealed class ManifestObject
{
    /// <summary>The longest name an object can have; longer ones are cut when printed, since every finding repeats them.</summary>
    private const int MaxNameLength = 253;

    private readonly TextSpan _range;
    private readonly TextSpan _place;
    private YamlMapping? _root;
    private string? _text;

    /// <summary>An object of a document: the document's own value, or an item of a List.</summary>
    public ManifestObject(string apiVersion, string kind, string @namespace, string name, YamlDocument document, YamlMapping root)
        : this(apiVersion, kind, @namespace, name)
    {
        Source = document.Source;
        _range = document.Range;
        _place = root.Span;
        _root = root;
    }

    /// <summary>An object that knetc makes itself.</summary>
    public ManifestObject(string apiVersion, string kind, string @namespace, string name)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Namespace = @namespace;
        Name = name;
    }

    private ManifestObject(ManifestObject whole, string kind, string name, YamlMapping root)
        : this("v1", kind, "", name)
    {
        Source = whole.Source;
        _range = whole._range;
        _place = root.Span;
        _root = root;
    }

    private ManifestObject(ManifestObject other, string name)
        : this(other.ApiVersion, other.Kind, other.Namespace, name)
    {
        Source = other.Source;
        _range = other._range;
        _place = other._place;
        _root = other._root;
    }

    public string ApiVersion { get; }

    public string Kind { get; }

    /// <summary>The namespace, or an empty text for cluster-scoped objects.</summary>
    public string Namespace { get; }

    public string Name { get; }

    public SourceText? Source { get; }

    /// <summary>The object's value; read again from its file after <see cref="Release"/>.</summary>
    public YamlMapping? Root => _root ??= Source is null ? null : YamlReader.ReadAgain(Source, _range, _place);

    /// <summary>The same object under a name that was generated for it.</summary>
    public ManifestObject WithName(string name) => new(this, name);

    /// <summary>A <c>v1</c> object that a part of this one's document stands for; it has fields of its own names there.</summary>
    internal ManifestObject Part(string kind, string name, YamlMapping root) => new(this, kind, name, root);

    /// <summary>
    /// Lets go of the nodes, which outweigh the typed object many times over. Kinds of which a cluster has thousands do so
    /// once they are bound; only a finding about one of them reads it again.
    /// </summary>
    public void Release()
    {
        if (Source is not null) _root = null;
    }

    /// <summary>
    /// The place of a field: its value; where it is absent, the deepest parent that exists. Null only when the object has
    /// no document.
    /// </summary>
    public SourceLocation? Locate(FieldPath path) =>
        Source is null || Root is null ? null : new SourceLocation(Source, Descend(path).Span);

    /// <summary>Whether the object's document has the field.</summary>
    public bool Has(FieldPath path) => Root is not null && TryDescend(path, out _);

    /// <summary>The value of a field; null when the object's document does not have it.</summary>
    public YamlNode? Find(FieldPath path) => Root is not null && TryDescend(path, out var node) ? node : null;

    /// <summary>The place of a field's key, for findings about the key itself.</summary>
    public SourceLocation? LocateKey(FieldPath path)
    {
        if (Source is null || Root is null) return null;
        if (path is { Parent: { } parent, Name: { } name } && Descend(parent) is YamlMapping mapping && mapping.FindKey(name) is { } key)
        {
            return new SourceLocation(Source, key);
        }

        return Locate(path);
    }

    /// <summary>The line (from 1) of a field as <see cref="Locate"/> finds it, or 0 when the object has no document.</summary>
    public int LineOf(FieldPath path) => Source is null || Root is null ? 0 : Source.GetPosition(Descend(path).Span.Start).Line;

    /// <summary>Whether another object was read from the same text in a file of the same name, so that at most its place is another.</summary>
    internal bool SaysTheSameAs(ManifestObject other)
    {
        if (Source is null || other.Source is null || Name.Length == 0) return false;
        return Kind == other.Kind && Name == other.Name && Namespace == other.Namespace
            && Source.Path == other.Source.Path && Source.ProjectPath == other.Source.ProjectPath
            && _place.Start - _range.Start == other._place.Start - other._range.Start && _place.Length == other._place.Length
            && Source.Content.AsSpan(_range.Start, _range.Length).SequenceEqual(other.Source.Content.AsSpan(other._range.Start, other._range.Length));
    }

    /// <summary><c>Service default/web</c>; configurations have no name and are called by their kind.</summary>
    public override string ToString() => _text ??=
        Namespace.Length > 0 ? $"{Kind} {Shorten(Namespace)}/{Shorten(Name)}" : Name.Length > 0 ? $"{Kind} {Shorten(Name)}" : Kind;

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : name.Substring(0, MaxNameLength) + "…";

    private YamlNode Descend(FieldPath path)
    {
        TryDescend(path, out var deepest);
        return deepest;
    }

    /// <summary>False when the path ends early; <paramref name="deepest"/> is then the last node that exists.</summary>
    private bool TryDescend(FieldPath path, out YamlNode deepest)
    {
        deepest = Root!;
        if (path.Parent is null) return true;
        if (!TryDescend(path.Parent, out deepest)) return false;
        var child = (deepest, path.Name) switch
        {
            (YamlMapping mapping, { } name) => mapping.Find(name),
            (YamlSequence sequence, null) when path.ItemIndex < sequence.Count => sequence[path.ItemIndex],
            _ => null,
        };

        // A key without a value counts as absent and has no place of its own.
        if (child is null or YamlScalar { IsNull: true, Span.Length: 0 }) return false;
        deepest = child;
        return true;
    }
}
