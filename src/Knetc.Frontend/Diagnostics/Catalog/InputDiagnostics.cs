using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the input as a whole: files, folders, documents that are no objects.</summary>
public static class InputDiagnostics
{
    public static readonly DiagnosticDescriptor FileFailed = new(
        "KN0001", Severity.Error, "a file cannot be read or written",
        "The operating system refused the file: it does not exist, is not readable, or the disk is full.",
        "check the path and its permissions");

    public static readonly DiagnosticDescriptor WrongUsage = new(
        "KN0020", Severity.Error, "the command line is not understood",
        "An unknown command or option, a missing argument, or a value that is not of the option's form.",
        "run `knetc --help`, or `knetc COMMAND --help`");

    public static readonly DiagnosticDescriptor NotAnObject = new(
        "KN0021", Severity.Error, "the document is not a Kubernetes object",
        "Every document of a manifest is a mapping with apiVersion and kind. Lone text or a lone number cannot be one.",
        "write the object out, or exclude the file");

    public static readonly DiagnosticDescriptor MissingKind = new(
        "KN0022", Severity.Error, "the object has no apiVersion or no kind",
        "Without both, the API server cannot tell what the object is, and refuses it.",
        "add the missing field");

    public static readonly DiagnosticDescriptor ChartSkipped = new(
        "KN0023", Severity.Info, "a Helm chart is not read",
        "The templates of a chart are no manifests until they are rendered with values.",
        "render first: `helm template … | knetc compile -`");

    public static readonly DiagnosticDescriptor NoInput = new(
        "KN0024", Severity.Error, "there is nothing to compile",
        "The paths name no manifest: the folders hold no .yaml, .yml or .json file, or a glob matches nothing.",
        "name a file or folder with manifests, or `-` for standard input");

    public static readonly DiagnosticDescriptor UnknownNode = new(
        "KN0025", Severity.Error, "a node that the cluster does not have",
        "`--node` limits the output to nodes by name, and none of that name is in the input.",
        "correct the name, or add the Node object");

    public static readonly DiagnosticDescriptor StaleOutput = new(
        "KN0026", Severity.Error, "a generated file is out of date",
        "With `--frozen` nothing is written: the files in the output folder must be the ones that the manifests compile to. One is not, so somebody changed a manifest without compiling, edited the file by hand, or used another release of knetc.",
        "run `knetc compile` and commit what it writes");

    public static readonly DiagnosticDescriptor NoSuchSource = new(
        "KN0027", Severity.Error, "a packet that cannot be traced",
        "`knetc trace` is asked for a packet from a pod or node that the input does not have, or from one that has no address of the destination's family.",
        "name a pod or node of the cluster, or give an address; `cluster.yaml` among the generated files lists all pods");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [FileFailed, WrongUsage, NotAnObject, MissingKind, ChartSkipped, NoInput, UnknownNode, StaleOutput, NoSuchSource];
}
