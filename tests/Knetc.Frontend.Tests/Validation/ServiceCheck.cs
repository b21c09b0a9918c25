using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Validation;

/// <summary>Defaults and validates one Service, away from the rest of the cluster.</summary>
internal static class ServiceCheck
{
    /// <summary>Validates a Service <c>default/web</c> whose spec is given in flow style: <c>type: NodePort, ports: […]</c>.</summary>
    public static string[] Spec(string spec, int minor = 30) => Places(Run($"metadata: {{name: web}}\nspec: {{{spec}}}\n", minor));

    /// <summary>Validates a Service with one port and the given metadata, in flow style.</summary>
    public static string[] Metadata(string metadata, int minor = 30, string spec = "ports: [{port: 80}]") =>
        Places(Run($"metadata: {{{metadata}}}\nspec: {{{spec}}}\n", minor));

    /// <summary>The findings as <c>KN1123 spec.ports[0].port</c>.</summary>
    public static string[] Places(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Path}")];

    /// <param name="text">A Service without its first two lines.</param>
    public static ImmutableArray<Diagnostic> Run(string text, int minor = 30)
    {
        var diagnostics = new DiagnosticBag();
        var service = ServiceDefaults.Apply(Bind(text, diagnostics), new KubeVersion(1, minor));
        ServiceRules.Validate(service, new KubeVersion(1, minor), new ObjectErrors(service.Manifest, diagnostics));
        return diagnostics.ToImmutable();
    }

    /// <summary>The text of the manifest that a finding points at.</summary>
    public static string Pointed(Diagnostic diagnostic)
    {
        var location = diagnostic.Location!;
        return location.Source.Content.Substring(location.Span.Start, location.Span.Length);
    }

    public static Service Bind(string text, DiagnosticBag diagnostics)
    {
        var source = new SourceText("test.yaml", "apiVersion: v1\nkind: Service\n" + text);
        var binder = new ObjectBinder();
        ManifestReader.Read(Assert.Single(YamlReader.Read(source, diagnostics)), diagnostics, binder.Bind);
        return Assert.Single(binder.ToObjects().Services);
    }
}
