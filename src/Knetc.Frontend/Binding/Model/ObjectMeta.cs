using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>The metadata of an object, as far as knetc reads it.</summary>
public sealed record ObjectMeta
{
    public string Name { get; init; } = "";

    public string GenerateName { get; init; } = "";

    public string Namespace { get; init; } = "";

    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Annotations { get; init; } = [];

    public ImmutableArray<OwnerReference> OwnerReferences { get; init; } = [];

    public ImmutableArray<string> Finalizers { get; init; } = [];

    public long Generation { get; init; }

    /// <summary>True when <c>deletionTimestamp</c> is set: the object is on its way out.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>The owner that made the object and takes care of it; null when it stands on its own.</summary>
    public OwnerReference? Controller
    {
        get
        {
            foreach (var reference in OwnerReferences)
            {
                if (reference.Controller) return reference;
            }

            return null;
        }
    }

    /// <summary>The value of a label, or null. Labels are few, so a scan beats a dictionary.</summary>
    public string? Label(string key) => Find(Labels, key);

    /// <summary>The value of an annotation, or null.</summary>
    public string? Annotation(string key) => Find(Annotations, key);

    private static string? Find(ImmutableArray<KeyValuePair<string, string>> pairs, string key)
    {
        foreach (var pair in pairs)
        {
            if (pair.Key == key) return pair.Value;
        }

        return null;
    }
}
