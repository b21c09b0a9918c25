using System.Collections.Immutable;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What every kind's metadata is held against (api-semantics §2.1), and labels and annotations wherever they stand.</summary>
public static class MetadataRules
{
    /// <summary>The most bytes that keys and values of an object's annotations may have together.</summary>
    private const int MaxAnnotationBytes = 256 * 1024;

    /// <summary>A name made from a prefix keeps this much of it.</summary>
    private const int MaxPrefixLength = 58;

    /// <summary>Stands for the generated end of a name, of which only the length and the alphabet are known here.</summary>
    private const string GeneratedEnd = "xxxxx";

    private static readonly FieldPath Metadata = FieldPath.Root.Field("metadata");
    private static readonly FieldPath NamePath = Metadata.Field("name");
    private static readonly FieldPath GenerateName = Metadata.Field("generateName");
    private static readonly FieldPath Namespace = Metadata.Field("namespace");
    private static readonly FieldPath Labels = Metadata.Field("labels");
    private static readonly FieldPath Annotations = Metadata.Field("annotations");
    private static readonly FieldPath Generation = Metadata.Field("generation");

    /// <summary>Holds an object's metadata against all rules.</summary>
    /// <param name="namespaced">Whether objects of the kind live in a namespace.</param>
    public static void Validate(ObjectMeta metadata, NameClass nameClass, bool namespaced, ObjectErrors errors)
    {
        ValidateName(metadata, nameClass, errors);
        ValidateNamespace(metadata.Namespace, namespaced, errors);
        ValidateLabels(metadata.Labels, Labels, Labels, errors);
        ValidateAnnotations(metadata.Annotations, Annotations, Annotations, errors);
        OwnerReferenceRules.Validate(metadata.OwnerReferences, errors);
        FinalizerRules.Validate(metadata.Finalizers, errors);
        if (metadata.Generation < 0)
        {
            errors.Invalid(MetadataDiagnostics.NegativeGeneration, Generation, metadata.Generation, "must be greater than or equal to 0");
        }
    }

    /// <summary>Holds keys and values of labels against their classes.</summary>
    /// <param name="reported">The path as the API server prints it, which never names the key.</param>
    /// <param name="located">The path of the map in the manifest.</param>
    public static void ValidateLabels(
        ImmutableArray<KeyValuePair<string, string>> pairs, FieldPath reported, FieldPath located, ObjectErrors errors) =>
        ValidateLabels(pairs, reported, located, errors, MetadataDiagnostics.BadLabel);

    /// <summary>As above, for maps that follow the rules of labels but are none: selectors.</summary>
    public static void ValidateLabels(
        ImmutableArray<KeyValuePair<string, string>> pairs,
        FieldPath reported,
        FieldPath located,
        ObjectErrors errors,
        DiagnosticDescriptor descriptor)
    {
        foreach (var pair in pairs)
        {
            if (LexicalClass.NotQualifiedName(pair.Key) is { } badKey)
            {
                errors.InvalidKey(descriptor, reported, pair.Key, badKey, located.Key(pair.Key));
            }

            if (LexicalClass.NotLabelValue(pair.Value) is { } badValue)
            {
                errors.Invalid(descriptor, reported, pair.Value, badValue, located.Key(pair.Key));
            }
        }
    }

    /// <summary>Holds the keys of annotations against their class, and keys and values together against the size limit.</summary>
    /// <inheritdoc cref="ValidateLabels(ImmutableArray{KeyValuePair{string, string}}, FieldPath, FieldPath, ObjectErrors)"/>
    public static void ValidateAnnotations(
        ImmutableArray<KeyValuePair<string, string>> pairs, FieldPath reported, FieldPath located, ObjectErrors errors)
    {
        long bytes = 0;
        foreach (var pair in pairs)
        {
            bytes += Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value);
            if (LexicalClass.NotQualifiedName(pair.Key.ToLowerInvariant()) is { } badKey)
            {
                errors.InvalidKey(MetadataDiagnostics.BadAnnotation, reported, pair.Key, badKey, located.Key(pair.Key));
            }
        }

        if (bytes > MaxAnnotationBytes) errors.TooLong(MetadataDiagnostics.AnnotationsTooLong, reported, MaxAnnotationBytes, located);
    }

    private static void ValidateName(ObjectMeta metadata, NameClass nameClass, ObjectErrors errors)
    {
        string prefix = metadata.GenerateName;
        if (prefix.Length > 0 && nameClass.Refuse(LexicalClass.MaskTrailingDash(prefix)) is { } badPrefix)
        {
            errors.Invalid(MetadataDiagnostics.BadNamePrefix, GenerateName, prefix, badPrefix);
        }

        if (metadata.Name.Length > 0)
        {
            if (nameClass.Refuse(metadata.Name) is { } badName)
            {
                errors.Invalid(MetadataDiagnostics.BadName, NamePath, metadata.Name, badName);
            }
        }
        else if (prefix.Length == 0)
        {
            errors.Required(MetadataDiagnostics.MissingName, NamePath, "name or generateName is required");
        }
        else
        {
            // The name is not generated yet, but whatever it will be begins and ends like this.
            string generated = (prefix.Length > MaxPrefixLength ? prefix.Substring(0, MaxPrefixLength) : prefix) + GeneratedEnd;
            if (nameClass.Refuse(generated) is { } badName)
            {
                errors.Invalid(MetadataDiagnostics.BadName, NamePath, generated, badName, GenerateName);
            }
        }
    }

    private static void ValidateNamespace(string @namespace, bool namespaced, ObjectErrors errors)
    {
        if (!namespaced)
        {
            if (@namespace.Length == 0) return;
            errors.Forbidden(MetadataDiagnostics.NamespaceOnClusterScoped, Namespace, "not allowed on this type");
        }
        else if (LexicalClass.NotDns1123Label(@namespace) is { } badNamespace)
        {
            errors.Invalid(MetadataDiagnostics.BadNamespace, Namespace, @namespace, badNamespace);
        }
    }
}
