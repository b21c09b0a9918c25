using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Validation;

/// <summary>Defaults and validates one object of any kind.</summary>
internal static class ObjectCheck
{
    public const string Container = "containers: [{name: web, image: a}]";

    /// <summary>A Pod with one good container and the given fields of the spec, in flow style.</summary>
    public static string Pod(string spec, int minor = 30) => Describe(Run($"{Header("v1", "Pod")}spec: {{{Container}, {spec}}}\n", minor));

    /// <summary>A Pod with one container that has the given fields.</summary>
    public static string PodContainer(string fields, int minor = 30) =>
        Describe(Run($"{Header("v1", "Pod")}spec: {{containers: [{{name: web, image: a, {fields}}}]}}\n", minor));

    public static string Header(string apiVersion, string kind) => $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: web}}\n";

    /// <summary>The findings as <c>KN1304 spec.containers[0].ports[0].containerPort, …</c>.</summary>
    public static string Describe(ImmutableArray<Diagnostic> diagnostics) => string.Join(", ", diagnostics.Select(d => $"{d.Id} {d.Path}"));

    public static ImmutableArray<Diagnostic> Run(string text, int minor = 30) => Run(text, minor, out _);

    public static ImmutableArray<Diagnostic> Run(string text, int minor, out BoundObjects kept)
    {
        var diagnostics = new DiagnosticBag();
        kept = ObjectValidation.Validate(Bind(text, diagnostics), new KubeVersion(1, minor), diagnostics);
        return diagnostics.ToImmutable();
    }

    /// <summary>A finding as <c>LINE:COLUMN TEXT</c>, with the first line of the text it points at.</summary>
    public static string Place(Diagnostic diagnostic) =>
        $"{diagnostic.Location!.Start.Line}:{diagnostic.Location.Start.Column} {ServiceCheck.Pointed(diagnostic).Split('\n')[0]}";

    public static BoundObjects Bind(string text, DiagnosticBag diagnostics)
    {
        var binder = new ObjectBinder();
        ManifestReader.Read(Assert.Single(YamlReader.Read(new SourceText("test.yaml", text), diagnostics)), diagnostics, binder.Bind);
        return binder.ToObjects();
    }
}
