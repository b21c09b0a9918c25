using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>Defaults of a Namespace (api-semantics §1.5): every Namespace carries its own name as a label.</summary>
public static class NamespaceDefaults
{
    public const string NameLabel = "kubernetes.io/metadata.name";

    public static KubeNamespace Apply(KubeNamespace @namespace)
    {
        var metadata = @namespace.Metadata;
        if (metadata.Name.Length == 0 || metadata.Label(NameLabel) == metadata.Name) return @namespace;
        var labels = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(metadata.Labels.Length + 1);
        foreach (var label in metadata.Labels)
        {
            if (label.Key != NameLabel) labels.Add(label);
        }

        labels.Add(new KeyValuePair<string, string>(NameLabel, metadata.Name));
        return @namespace with { Metadata = metadata with { Labels = labels.ToImmutable() } };
    }
}
