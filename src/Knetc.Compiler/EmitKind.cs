namespace Knetc;

/// <summary>A group of generated files, as <c>--emit</c> names it.</summary>
public enum EmitKind
{
    /// <summary>The rules of each node, with the script that applies them.</summary>
    Rules,

    /// <summary>The bridges, routes and pod interfaces of each node, with the script that applies them.</summary>
    PodNetwork,

    /// <summary><c>cluster.yaml</c>: the objects after defaulting, allocation and endpoint building.</summary>
    Cluster,

    /// <summary><c>source-map.json</c>: which manifest line caused which rule.</summary>
    SourceMap,

    /// <summary><c>dns/</c>: the names of the Services as a zone file and a hosts file.</summary>
    Dns,

    /// <summary><c>csharp/Cluster.g.cs</c>: the Services as members of a C# class, as the source generator makes it.</summary>
    CSharp,
}
