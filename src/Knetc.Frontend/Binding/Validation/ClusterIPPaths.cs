using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>The two fields that hold a Service's cluster IPs.</summary>
internal static class ClusterIPPaths
{
    public static readonly FieldPath Single = FieldPath.Of("spec.clusterIP");
    public static readonly FieldPath List = FieldPath.Of("spec.clusterIPs");

    /// <summary>
    /// Where the cluster IPs stand in the manifest: a list that defaulting copied from <c>clusterIP</c> is not there itself.
    /// </summary>
    /// <param name="index">Which of them, or -1 for all.</param>
    public static FieldPath Locate(ObjectErrors errors, int index = -1)
    {
        var spec = errors.Manifest.Root?.Find("spec") as YamlMapping;
        bool isCopy = spec?.Find("clusterIPs") is not YamlSequence { Count: > 0 }
            && spec?.Find("clusterIP") is YamlScalar { IsNull: false };
        if (isCopy) return Single;
        return index < 0 ? List : List.Index(index);
    }
}
