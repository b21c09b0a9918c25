using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Filtering;

/// <summary>A small input for findings, comments and settings, and short descriptions of what comes of it.</summary>
internal static class FilterCase
{
    /// <summary>The first five lines of a Service; <c>externalIPs</c> may follow, which are deprecated (KN1265).</summary>
    public const string Head = "apiVersion: v1\nkind: Service\nmetadata: {name: mail, namespace: office}\nspec:\n  ports: [{port: 25}]\n";

    /// <summary>Four lines more, up to the settings themselves.</summary>
    public const string Project = "---\napiVersion: knetc.dev/v1alpha1\nkind: Project\ndiagnostics:\n";

    public static Compilation Compile(string text) => new([new SourceText("a.yaml", text)], new OptionLayer("command line"));

    /// <summary><c>line:column id</c> of every finding that counts, in order.</summary>
    public static string Reported(string text) => Describe(Compile(text).Diagnostics);

    /// <summary><c>line:column id reason</c> of every accepted finding.</summary>
    public static string Suppressed(string text) => string.Join(", ", Compile(text).Suppressed.Select(diagnostic => $"{Describe(diagnostic)} {diagnostic.Suppression!.Justification}"));

    public static string Describe(ImmutableArray<Diagnostic> diagnostics) => string.Join(", ", diagnostics.Select(Describe));

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Location!.Start.Line}:{diagnostic.Location.Start.Column} {diagnostic.Id}{(diagnostic.Severity == diagnostic.Descriptor.Severity ? "" : $" as {diagnostic.Severity}")}";
}
