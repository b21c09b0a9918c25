using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Schema;

/// <summary>Reads one document and checks its shape.</summary>
internal static class SchemaCheck
{
    public static ImmutableArray<Diagnostic> Run(string text, KubeVersion? version = null)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("test.yaml", text);
        var document = Assert.Single(YamlReader.Read(source, diagnostics));
        Assert.Equal(0, diagnostics.Count);
        var root = Assert.IsType<YamlMapping>(document.Root);
        var type = ApiVersionChecker.Resolve(root, source, diagnostics, "Test default/test");
        if (type is not null) SchemaChecker.Check(root, source, type, diagnostics, "Test default/test", version);
        return diagnostics.ToImmutable();
    }

    /// <summary>The findings as <c>LINE:COLUMN-COLUMN ID PATH</c>.</summary>
    public static string[] Places(string text, KubeVersion? version = null) => [.. Run(text, version).Select(Place)];

    public static string Place(Diagnostic diagnostic)
    {
        var location = diagnostic.Location!;
        string end = location.Start.Line == location.End.Line ? $"{location.End.Column}" : $"{location.End.Line}:{location.End.Column}";
        return $"{location.Start.Line}:{location.Start.Column}-{end} {diagnostic.Id} {diagnostic.Path}";
    }
}
