using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the metadata of an object, whatever its kind.</summary>
public static class MetadataDiagnostics
{
    public static readonly DiagnosticDescriptor MissingName = new(
        "KN1001", Severity.Error, "the object has no name",
        "Every object is stored under its name. Without metadata.name, and without a prefix in metadata.generateName from which the API server could make one, there is nothing to store it under and the object is refused.",
        "set metadata.name");

    public static readonly DiagnosticDescriptor BadName = new(
        "KN1002", Severity.Error, "the name is not allowed for this kind",
        "Names end up in DNS records and URLs, so only lower-case letters, digits and dashes are allowed, in most kinds also dots. A Service or Namespace name is one DNS label of at most 63 bytes; before Kubernetes 1.36 a Service name must also begin with a letter.",
        "rename the object with lower-case letters, digits and dashes");

    public static readonly DiagnosticDescriptor BadNamePrefix = new(
        "KN1003", Severity.Error, "the name prefix is not allowed for this kind",
        "The API server appends five characters to metadata.generateName. What stands before them has to follow the rules of a name, except that it may end in a dash. It is checked even when metadata.name is given as well.",
        "write the prefix like a name, for example `job-`, or remove generateName");

    public static readonly DiagnosticDescriptor BadNamespace = new(
        "KN1005", Severity.Error, "the namespace is not a DNS label",
        "A namespace is part of the DNS name of every Service in it: at most 63 lower-case letters, digits and dashes, without dots. No namespace of any other name can exist.",
        "use the name of an existing namespace");

    public static readonly DiagnosticDescriptor NamespaceOnClusterScoped = new(
        "KN1006", Severity.Error, "a namespace on a kind that has none",
        "Nodes, Namespaces and ServiceCIDRs belong to the whole cluster. The API server refuses such an object when it names a namespace.",
        "remove metadata.namespace");

    public static readonly DiagnosticDescriptor BadLabel = new(
        "KN1007", Severity.Error, "a label is malformed",
        "A label key is a name of up to 63 bytes, with an optional DNS prefix and a slash before it. A label value has up to 63 bytes of letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, and may be empty. Free text, URLs and spaces do not fit.",
        "shorten or rewrite the label, or make it an annotation");

    public static readonly DiagnosticDescriptor BadAnnotation = new(
        "KN1008", Severity.Error, "an annotation key is malformed",
        "An annotation key is a name of up to 63 bytes, with an optional DNS prefix and exactly one slash before it. Values are free, keys are not.",
        "write the key as `name` or `example.com/name`");

    public static readonly DiagnosticDescriptor AnnotationsTooLong = new(
        "KN1009", Severity.Error, "the annotations are too large",
        "Keys and values of all annotations of an object may have 262,144 bytes together. The API server refuses more, because every watcher of the object receives them.",
        "move large values to a ConfigMap or to a file");

    public static readonly DiagnosticDescriptor IncompleteOwner = new(
        "KN1010", Severity.Error, "an owner reference is incomplete",
        "The garbage collector finds an owner by API version, kind, name and uid, so each of them must be there. The uid is only known once the owner exists, so owner references seldom belong in a manifest.",
        "remove the reference; the controller that owns the object sets it");

    public static readonly DiagnosticDescriptor BadFinalizer = new(
        "KN1011", Severity.Error, "a finalizer is malformed or contradicts another",
        "A finalizer has the form of a label key. `orphan` keeps dependants when the object is deleted and `foregroundDeletion` deletes them first, so an object cannot have both.",
        "correct the name, or keep one of the two");

    public static readonly DiagnosticDescriptor NegativeGeneration = new(
        "KN1012", Severity.Error, "the generation is negative",
        "The API server counts the changes of an object in metadata.generation, from 1 upwards, and refuses a negative number.",
        "remove metadata.generation; the API server sets it");

    public static readonly DiagnosticDescriptor ImpossibleOwner = new(
        "KN1015", Severity.Error, "an object cannot be owned that way",
        "An object has at most one managing controller, and an Event, being short-lived, can own nothing.",
        "leave `controller: true` on one reference, and remove references to Events");

    public static readonly DiagnosticDescriptor UnqualifiedFinalizer = new(
        "KN1016", Severity.Error, "a finalizer without a domain",
        "Apart from `kubernetes`, `orphan` and `foregroundDeletion`, a finalizer begins with the domain of the controller that removes it. With any other bare name nobody would ever remove it and the object could not be deleted.",
        "write it as `example.com/name`");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        MissingName, BadName, BadNamePrefix, BadNamespace, NamespaceOnClusterScoped, BadLabel, BadAnnotation, AnnotationsTooLong,
        IncompleteOwner, BadFinalizer, NegativeGeneration, ImpossibleOwner, UnqualifiedFinalizer,
    ];
}
