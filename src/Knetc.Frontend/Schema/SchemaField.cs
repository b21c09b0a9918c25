namespace Knetc.Schema;

/// <summary>A field of an object type.</summary>
public sealed class SchemaField
{
    internal SchemaField(string name, SchemaType type, int index, KubeVersion? since)
    {
        Name = name;
        Type = type;
        Index = index;
        Since = since;
    }

    public string Name { get; }

    public SchemaType Type { get; }

    /// <summary>The place of the field among its siblings, from 0.</summary>
    public int Index { get; }

    /// <summary>The release that introduced the field, or null when every described release has it.</summary>
    public KubeVersion? Since { get; }

    public override string ToString() => $"{Name} {Type}";
}
