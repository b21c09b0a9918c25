using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>The form of a label selector.</summary>
internal static class LabelSelectorRules
{
    /// <summary>Reports what is malformed in a selector; false when something is, so that it can match nothing.</summary>
    public static bool Validate(LabelSelector selector, FieldPath path, DiagnosticDescriptor descriptor, ObjectErrors errors)
    {
        int before = errors.Count;
        var labels = path.Field("matchLabels");
        MetadataRules.ValidateLabels(selector.MatchLabels, labels, labels, errors, descriptor);
        for (int i = 0; i < selector.MatchExpressions.Length; i++)
        {
            Validate(selector.MatchExpressions[i], path.Field("matchExpressions").Index(i), descriptor, errors);
        }

        return errors.Count == before;
    }

    private static void Validate(SelectorRequirement requirement, FieldPath path, DiagnosticDescriptor descriptor, ObjectErrors errors)
    {
        switch (requirement.Operator)
        {
            case "In" or "NotIn":
                if (requirement.Values.IsEmpty)
                {
                    errors.Required(descriptor, path.Field("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                }

                break;
            case "Exists" or "DoesNotExist":
                if (!requirement.Values.IsEmpty)
                {
                    errors.Forbidden(descriptor, path.Field("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }

                break;
            default:
                errors.Invalid(descriptor, path.Field("operator"), requirement.Operator, "not a valid selector operator");
                break;
        }

        if (LexicalClass.NotQualifiedName(requirement.Key) is { } badKey) errors.Invalid(descriptor, path.Field("key"), requirement.Key, badKey);
        for (int i = 0; i < requirement.Values.Length; i++)
        {
            if (LexicalClass.NotLabelValue(requirement.Values[i]) is not { } badValue) continue;
            errors.Invalid(descriptor, path.Field("values").Index(i), requirement.Values[i], badValue);
        }
    }
}
