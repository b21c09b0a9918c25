namespace Knetc.TypedModel;

/// <summary>How the generated class looks.</summary>
public sealed record ModelSettings
{
    public static readonly ModelSettings Default = new();

    /// <summary>The namespace, or empty for the global one, where no <c>using</c> is needed.</summary>
    public string Namespace { get; init; } = "";

    public string ClassName { get; init; } = "Cluster";

    public bool IsPublic { get; init; }

    /// <summary>Whether the language has nullable annotations: C# 8 and later.</summary>
    public bool HasAnnotations { get; init; } = true;

    /// <summary>Whether the language has <c>new</c> without a type, which spares the compiler names to look up: C# 9 and later.</summary>
    public bool HasTargetTypedNew { get; init; } = true;

    /// <summary>Whether the class may have that name, as far as its own members go.</summary>
    public static bool IsFree(string className) => !ReservedMembers.OfCluster.Contains(className);

    /// <summary>The class as code anywhere may name it.</summary>
    public string QualifiedName => Namespace.Length == 0 ? $"global::{ClassName}" : $"global::{Namespace}.{ClassName}";
}
