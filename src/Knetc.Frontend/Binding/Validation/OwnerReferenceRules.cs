using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on <c>metadata.ownerReferences</c>; the API server prints their paths without an index.</summary>
internal static class OwnerReferenceRules
{
    private const string Empty = "must not be empty";

    private static readonly FieldPath References = FieldPath.Of("metadata.ownerReferences");

    public static void Validate(ImmutableArray<OwnerReference> references, ObjectErrors errors)
    {
        int controller = -1;
        for (int i = 0; i < references.Length; i++)
        {
            var reference = references[i];
            if (!HasVersion(reference.ApiVersion)) Incomplete("apiVersion", reference.ApiVersion, "version must not be empty");
            if (reference.Kind.Length == 0) Incomplete("kind", "", Empty);
            if (reference.Name.Length == 0) Incomplete("name", "", Empty);
            if (reference.Uid.Length == 0) Incomplete("uid", "", Empty);
            if (reference is { Kind: "Event", ApiVersion: "v1" or "/v1" })
            {
                errors.Invalid(
                    MetadataDiagnostics.ImpossibleOwner, References, Describe(reference),
                    "/v1, Kind=Event is disallowed from being an owner reference", References.Index(i));
            }

            if (!reference.Controller) continue;
            if (controller < 0)
            {
                controller = i;
                continue;
            }

            string message = $"Invalid value: {ObjectErrors.Quote(Describe(reference))}: "
                + "Only one reference can have Controller set to true. "
                + $"Found \"true\" in references for {Describe(references[controller])} and {Describe(reference)}";
            errors.Add(
                MetadataDiagnostics.ImpossibleOwner, References, message, Controller(controller), "the first controller", Controller(i));

            void Incomplete(string field, string value, string detail) =>
                errors.Invalid(
                    MetadataDiagnostics.IncompleteOwner, References.Field(field), value, detail, References.Index(i).Field(field));
        }
    }

    private static FieldPath Controller(int index) => References.Index(index).Field("controller");

    private static string Describe(OwnerReference reference) => $"{reference.Kind}/{reference.Name}";

    /// <summary>Whether <c>group/version</c> or <c>version</c> has a version; a text with two slashes has none.</summary>
    private static bool HasVersion(string apiVersion)
    {
        int slash = apiVersion.IndexOf('/');
        return slash + 1 < apiVersion.Length && apiVersion.IndexOf('/', slash + 1) < 0;
    }
}
