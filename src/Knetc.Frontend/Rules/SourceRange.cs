using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A legible source range of a load balancer.</summary>
/// <param name="Text">As written.</param>
/// <param name="Path">The field, or the annotation that lists it.</param>
internal sealed record SourceRange(string Text, IpNetwork Network, bool HasHostBits, FieldPath Path, bool IsField)
{
    private const string Annotation = "service.beta.kubernetes.io/load-balancer-source-ranges";

    private static readonly FieldPath FieldList = FieldPath.Of("spec.loadBalancerSourceRanges");
    private static readonly FieldPath AnnotationPath = FieldPath.Of("metadata.annotations").Key(Annotation);

    /// <summary>The ranges of a Service: those of the field or, where it is empty, of the annotation.</summary>
    public static ImmutableArray<SourceRange> Of(Service service)
    {
        var ranges = ImmutableArray.CreateBuilder<SourceRange>();
        var listed = service.Spec.LoadBalancerSourceRanges;
        for (int i = 0; i < listed.Length; i++) Add(listed[i].Trim(), FieldList.Index(i), isField: true, ranges);
        if (listed.IsEmpty && service.Metadata.Annotation(Annotation) is { } annotation)
        {
            foreach (string entry in annotation.Split(',')) Add(entry.Trim(), AnnotationPath, isField: false, ranges);
        }

        return ranges.ToImmutable();
    }

    private static void Add(string text, FieldPath path, bool isField, ImmutableArray<SourceRange>.Builder ranges)
    {
        if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network, out var address)) return;
        ranges.Add(new SourceRange(text, network, address != network.Address, path, isField));
    }
}
