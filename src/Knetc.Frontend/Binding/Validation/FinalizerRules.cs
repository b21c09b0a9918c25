using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on <c>metadata.finalizers</c>.</summary>
internal static class FinalizerRules
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";

    private static readonly FieldPath Finalizers = FieldPath.Of("metadata.finalizers");

    public static void Validate(ImmutableArray<string> finalizers, ObjectErrors errors)
    {
        for (int i = 0; i < finalizers.Length; i++)
        {
            string finalizer = finalizers[i];
            if (LexicalClass.NotQualifiedName(finalizer) is { } reason)
            {
                errors.Invalid(MetadataDiagnostics.BadFinalizer, Finalizers, finalizer, reason, Finalizers.Index(i));
            }

            if (finalizer.IndexOf('/') < 0 && finalizer is not ("kubernetes" or Orphan or Foreground))
            {
                errors.Invalid(
                    MetadataDiagnostics.UnqualifiedFinalizer, Finalizers.Index(i), finalizer,
                    "name is neither a standard finalizer name nor is it fully qualified");
            }
        }

        if (finalizers.Contains(Orphan) && finalizers.Contains(Foreground))
        {
            errors.Invalid(
                MetadataDiagnostics.BadFinalizer, Finalizers, finalizers, $"finalizer {Orphan} and {Foreground} cannot be both set");
        }
    }
}
