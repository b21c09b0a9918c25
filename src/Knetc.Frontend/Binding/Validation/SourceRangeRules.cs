using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the source ranges of a load balancer, given as a field or, without it, as an annotation (V-96…V-99).</summary>
internal static class SourceRangeRules
{
    private const string Annotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private const string OnlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";

    // The API server prints this path with a capital that the field does not have.
    private static readonly FieldPath Reported = FieldPath.Of("spec.LoadBalancerSourceRanges");
    private static readonly FieldPath Located = FieldPath.Of("spec.loadBalancerSourceRanges");
    private static readonly FieldPath Annotations = FieldPath.Of("metadata.annotations");

    public static void Validate(Service service, KubeVersion version, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (spec.LoadBalancerSourceRanges.IsEmpty)
        {
            if (service.Metadata.Annotation(Annotation) is { } given) ValidateAnnotation(given, spec.Type, version, errors);
            return;
        }

        if (spec.Type != ServiceTypes.LoadBalancer)
        {
            errors.Forbidden(ServiceAddressDiagnostics.SourceRangesOnOtherType, Reported, OnlyLoadBalancer, Located);
        }

        var grade = AddressText.GradeOf(version);
        for (int i = 0; i < spec.LoadBalancerSourceRanges.Length; i++)
        {
            string range = spec.LoadBalancerSourceRanges[i].Trim();
            if (AddressText.NotNetwork(range, grade) is not { } reason) continue;
            errors.Invalid(ServiceAddressDiagnostics.BadSourceRange, Reported.Index(i), range, reason, Located.Index(i));
        }
    }

    private static void ValidateAnnotation(string given, string type, KubeVersion version, ObjectErrors errors)
    {
        var path = Annotations.Key(Annotation);
        if (type != ServiceTypes.LoadBalancer)
        {
            errors.Forbidden(ServiceAddressDiagnostics.SourceRangeAnnotationOnOtherType, path, OnlyLoadBalancer);
        }

        given = given.Trim();
        if (given.Length == 0) return;
        var grade = AddressText.GradeOf(version);
        foreach (string entry in given.Split(','))
        {
            string range = entry.Trim();
            if (AddressText.NotNetwork(range, grade) is not { } reason) continue;
            errors.Invalid(ServiceAddressDiagnostics.BadSourceRangeAnnotation, path, range, reason);
        }
    }
}
