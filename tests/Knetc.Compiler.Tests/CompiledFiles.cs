using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Output;
using Knetc.Text;

namespace Knetc.Tests;

/// <summary>What a whole compilation of some texts writes.</summary>
internal sealed class CompiledFiles
{
    private readonly Dictionary<string, string> _files;

    private CompiledFiles(Dictionary<string, string> files, IEnumerable<Diagnostic> findings)
    {
        _files = files;
        Findings = [.. findings];
    }

    /// <summary>The findings of the back ends.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    public IEnumerable<string> Names => _files.Keys;

    public string this[string name] => _files[name];

    /// <summary>Compiles manifests, and a knetc.yaml beside them.</summary>
    public static CompiledFiles Of(string manifests, string project, bool areChosen, params EmitKind[] kinds)
    {
        var compilation = new Compilation([new SourceText("knetc.yaml", project), new SourceText("manifests.yaml", manifests)], new OptionLayer("test"));
        Assert.Empty(compilation.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message));
        var emission = new Emission(compilation.Cluster, new EmissionOptions { Kinds = [.. kinds], KindsAreChosen = areChosen });
        var files = emission.Diagnostics.Any(finding => finding.Severity == Severity.Error)
            ? []
            : emission.Emit().ToDictionary(artifact => artifact.Path, TextOf, StringComparer.Ordinal);
        return new CompiledFiles(files, emission.Diagnostics);
    }

    /// <summary>Lines of a file with what the source map says of them: <c>line &lt;- object path</c>.</summary>
    public IEnumerable<string> Origins(string name)
    {
        using var map = JsonDocument.Parse(_files["source-map.json"]);
        var origins = map.RootElement.GetProperty("origins").EnumerateArray().ToList();
        string[] lines = _files[name].Split('\n');
        foreach (var pair in map.RootElement.GetProperty("artifacts").GetProperty(name).EnumerateArray())
        {
            var origin = origins[pair[1].GetInt32()];
            yield return $"{lines[pair[0].GetInt32() - 1].Trim()} <- {origin.GetProperty("object").GetString()} {origin.GetProperty("path").GetString()}";
        }
    }

    private static string TextOf(Artifact artifact) => string.Concat(artifact.Content.Select(piece => Encoding.UTF8.GetString(piece.Span)));
}
