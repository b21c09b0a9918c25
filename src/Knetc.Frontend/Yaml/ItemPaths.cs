namespace Knetc.Yaml;

/// <summary>The paths of a list's items; those of the first ones exist once, for all objects.</summary>
public sealed class ItemPaths
{
    private const int Shared = 100;

    private readonly FieldPath _list;
    private readonly FieldPath[] _first = new FieldPath[Shared];

    public ItemPaths(FieldPath list)
    {
        _list = list;
        for (int i = 0; i < Shared; i++) _first[i] = list.Index(i);
    }

    public FieldPath this[int index] => index < Shared ? _first[index] : _list.Index(index);
}
