using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>An option as one source writes it.</summary>
/// <param name="Text">The value as written; the items of a list joined by commas.</param>
/// <param name="Location">Where the value stands; null for the command line.</param>
public sealed record OptionPlace(string Text, SourceLocation? Location)
{
    /// <summary>The document that states it; null for the command line.</summary>
    public ManifestObject? Object { get; init; }

    /// <summary>The field of the document, or null.</summary>
    public FieldPath? Path { get; init; }

    /// <summary>Where item <paramref name="index"/> of a list stands, be it a list of the document or a text with commas.</summary>
    public SourceLocation? Part(int index)
    {
        if (Object is not null && Path is not null && Object.Has(Path.Index(index))) return Object.Locate(Path.Index(index));
        int start = 0;
        for (int i = 0; i < index; i++)
        {
            int comma = Text.IndexOf(',', start);
            if (comma < 0) return Location;
            start = comma + 1;
        }

        int end = Text.IndexOf(',', start);
        return ScalarSpan.Part(Location, Text, start, (end < 0 ? Text.Length : end) - start);
    }

    /// <summary>A finding about this value, with its place, object and path.</summary>
    /// <param name="part">The item of a list that is meant, or -1 for the whole value.</param>
    public Diagnostic Mark(Diagnostic diagnostic, int part = -1) => diagnostic with
    {
        Location = part < 0 ? Location : Part(part),
        Object = Object?.ToString(),
        Path = Path?.ToString(),
    };
}
