using Knetc.Binding;
using Knetc.Hashing;

namespace Knetc.PodNetwork;

/// <summary>Names of the interfaces and namespaces of one node's pods. They depend on the pods' names only.</summary>
internal sealed class PodLinkNames
{
    /// <summary>Begins the name of every namespace of ours.</summary>
    public const string NamespacePrefix = "knetc_";

    private const string InterfacePrefix = "knetc";
    private const int HashLength = 10;

    /// <summary>The longest name of a file, which is what a namespace's name is.</summary>
    private const int MaxNamespaceName = 255;

    private readonly HashSet<string> _interfaces = new(StringComparer.Ordinal);

    /// <summary>A name that no other pod of the node has; two pods whose hashes are equal get different ones.</summary>
    public string Interface(Pod pod)
    {
        for (string mark = ""; ; mark += "'")
        {
            string name = InterfacePrefix + AllocationHash.Of("podlink", pod.Namespace, pod.Name + mark).ToSafeText(HashLength);
            if (_interfaces.Add(name)) return name;
        }
    }

    /// <summary>The namespace and name of the pod, with a character between them that neither can have.</summary>
    public static string NetworkNamespace(Pod pod)
    {
        string name = $"{NamespacePrefix}{pod.Namespace}_{pod.Name}";
        if (name.Length <= MaxNamespaceName) return name;
        return $"{name[..(MaxNamespaceName - HashLength - 1)]}_{AllocationHash.Of("podnetns", pod.Namespace, pod.Name).ToSafeText(HashLength)}";
    }
}
