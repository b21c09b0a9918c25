using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on a Node's taints. The API server looks for them in the metadata, or so its paths say.</summary>
internal static class TaintRules
{
    private static readonly FieldPath Reported = FieldPath.Of("metadata.taints");
    private static readonly FieldPath Located = FieldPath.Of("spec.taints");

    public static void Validate(ImmutableArray<Taint> taints, ObjectErrors errors)
    {
        for (int i = 0; i < taints.Length; i++)
        {
            var (key, value, effect) = taints[i];
            if (LexicalClass.NotQualifiedName(key) is { } badKey) Invalid(i, "key", key, badKey);
            if (LexicalClass.NotLabelValue(value) is { } badValue) Invalid(i, "value", value, badValue);
            if (effect.Length == 0)
            {
                errors.Required(NodeDiagnostics.Taint, Reported.Index(i).Field("effect"), located: Located.Index(i).Field("effect"));
            }
            else if (effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
            {
                string message = $"Unsupported value: {ObjectErrors.Quote(effect)}: "
                    + "supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\"";
                errors.Add(NodeDiagnostics.Taint, Reported.Index(i).Field("effect"), message, located: Located.Index(i).Field("effect"));
            }
        }

        foreach (var (i, first) in Repeats.Find(taints, static _ => true, static taint => (taint.Key, taint.Effect)) ?? [])
        {
            string given = $"{taints[i].Key}={taints[i].Value}:{taints[i].Effect}";
            string message = $"Duplicate value: {ObjectErrors.Quote(given)}: taints must be unique by key and effect pair";
            errors.Add(NodeDiagnostics.Taint, Reported.Index(i), message, Located.Index(first), "first given here", Located.Index(i));
        }

        void Invalid(int index, string field, string value, string detail) =>
            errors.Invalid(NodeDiagnostics.Taint, Reported.Index(index).Field(field), value, detail, Located.Index(index).Field(field));
    }
}
