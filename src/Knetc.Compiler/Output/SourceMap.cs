using System.Text.Encodings.Web;
using Knetc.Schema;

namespace Knetc.Output;

/// <summary>Collects which line of which artifact comes from which manifest field, and writes <c>source-map.json</c>.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<Origin, int> _numbers = [];
    private readonly List<Origin> _origins = [];
    private readonly List<(string Artifact, Utf8Text Lines)> _artifacts = [];

    /// <summary>Begins the lines of an artifact; they are added to the result in ascending order.</summary>
    public ArtifactOrigins Begin(string artifact)
    {
        var lines = new Utf8Text();
        _artifacts.Add((artifact, lines));
        return new ArtifactOrigins(lines, Number);
    }

    public Artifact Write()
    {
        var json = new Utf8Text();
        json.Append("{\"version\":1,\n\"origins\":[");
        for (int i = 0; i < _origins.Count; i++) WriteOrigin(json, _origins[i], first: i == 0);
        json.Append("\n],\n\"artifacts\":{");
        bool first = true;
        foreach (var (artifact, lines) in _artifacts)
        {
            json.Append(first ? "\n" : ",\n");
            first = false;
            WriteText(json, artifact);
            json.Append(":[");
            json.Append(lines);
            json.Append(']');
        }

        json.Append("\n}}\n");
        return new Artifact("source-map.json", json.ToContent());
    }

    private int Number(Origin origin)
    {
        if (_numbers.TryGetValue(origin, out int number)) return number;
        number = _origins.Count;
        _numbers.Add(origin, number);
        _origins.Add(origin);
        return number;
    }

    private static void WriteOrigin(Utf8Text json, Origin origin, bool first)
    {
        json.Append(first ? "\n{\"object\":" : ",\n{\"object\":");
        WriteText(json, origin.Object.ToString());
        json.Append(",\"path\":");
        WriteText(json, origin.Path.ToString());
        json.Append(",\"file\":");
        if (origin.Object.Source is { } source) WriteText(json, source.ProjectPath);
        else json.Append("null");
        json.Append(",\"line\":");
        json.Append(origin.Line);
        json.Append('}');
    }

    private static void WriteText(Utf8Text json, string text)
    {
        json.Append('"');
        json.Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
        json.Append('"');
    }
}
