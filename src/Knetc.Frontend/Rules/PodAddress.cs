using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An address of a pod in the pod network.</summary>
/// <param name="Index">In the pod's list.</param>
internal readonly record struct PodAddress(Pod Pod, int Index, IpAddress Address)
{
    private static readonly FieldPath List = FieldPath.Of("status.podIPs");
    private static readonly FieldPath Single = FieldPath.Of("status.podIP");

    public ManifestObject Manifest => Pod.Origin.Object;

    /// <summary>The field that gives it; of an address that was chosen, the template or pod.</summary>
    public FieldPath Path
    {
        get
        {
            var listed = List.Index(Index).Field("ip");
            if (Manifest.Has(listed)) return listed;
            if (Manifest.Has(Single)) return Single;
            var annotation = Pod.Origin.Path.Field("metadata").Field("annotations").Key(PodAddressAllocator.PodIPAnnotation);
            return Manifest.Has(annotation) ? annotation : Pod.Origin.Path;
        }
    }

    public RelatedLocation? Related => RuleFindings.At(Manifest, Path, $"an address of Pod {Pod.Namespace}/{Pod.Name}");
}
