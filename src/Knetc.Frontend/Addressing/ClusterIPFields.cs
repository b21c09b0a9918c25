using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>A cluster IP may be written in <c>clusterIP</c> alone; findings then point there.</summary>
internal static class ClusterIPFields
{
    private static readonly FieldPath Singular = FieldPath.Of("spec.clusterIP");

    /// <summary>The field that holds entry <paramref name="path"/> of the list.</summary>
    public static FieldPath Written(ObjectErrors errors, FieldPath path)
    {
        var list = errors.Manifest.Root?.Find("spec") is YamlMapping spec ? spec.Find("clusterIPs") : null;
        return list is YamlSequence { Count: > 0 } ? path : Singular;
    }

    public static void InvalidClusterIP(this ObjectErrors errors, DiagnosticDescriptor descriptor, FieldPath path, string value, string detail) =>
        errors.Invalid(descriptor, Written(errors, path), value, detail);
}
