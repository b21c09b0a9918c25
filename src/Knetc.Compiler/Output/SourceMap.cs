using System.Buffers;
using System.Text.Encodings.Web;
using Knetc.Incremental;
using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.Output;

/// <summary>Collects which line of which artifact comes from which manifest field, and writes <c>source-map.json</c>.</summary>
internal sealed class SourceMap(OriginMemory? memory = null)
{
    public const string Path = "source-map.json";

    /// <summary>Fewer lines are noted before another thread is awake.</summary>
    private const int LinesPerThread = 4096;

    /// <summary>What JSON texts hold as it is.</summary>
    private static readonly SearchValues<char> Unescaped =
        SearchValues.Create(" -./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<Origin, int> _numbers = [];
    private readonly Utf8Text _origins = new();
    private readonly List<(string Artifact, ArtifactOrigins Lines)> _artifacts = [];
    private readonly List<(string Artifact, string Original)> _same = [];

    /// <summary>The numbers, from 1, of the origins that the plan has numbered itself; 0 for those that were not met yet.</summary>
    private int[] _numbersByPlan = [];
    private int _count;

    /// <summary>What notes the lines of the last file. Each file continues the numbers of the one before.</summary>
    private Task _noting = Task.CompletedTask;

    /// <summary>Begins the lines of a file; they are added to the result in ascending order.</summary>
    /// <param name="linesBefore">Lines before the first that is counted.</param>
    public ArtifactOrigins Begin(int linesBefore)
    {
        _noting.GetAwaiter().GetResult();
        return new ArtifactOrigins(Number, linesBefore);
    }

    /// <summary>The same for lines that, if they are many, are noted beside what the caller does next.</summary>
    /// <param name="linesBefore">Lines before the first that is counted.</param>
    /// <param name="count">How many lines there are, about.</param>
    /// <param name="visit">Hands over all lines.</param>
    public ArtifactOrigins BeginBeside(int linesBefore, int count, Action<Action<LineOrigin>> visit)
    {
        var lines = Begin(linesBefore);
        if (count < LinesPerThread)
        {
            visit(lines.Add);
            return lines;
        }

        _noting = Task.Run(() => visit(lines.Add));
        return lines;
    }

    /// <summary>The same for lines that are kept from one run to the next.</summary>
    public ArtifactOrigins BeginBeside(int linesBefore, List<Lines> parts)
    {
        var lines = Begin(linesBefore);
        memory!.Pending = _noting = Task.Run(() => Note(parts, lines));
        return lines;
    }

    /// <summary>Says which artifact the lines are those of. Several artifacts may have the same lines.</summary>
    public void Add(string artifact, ArtifactOrigins lines) => _artifacts.Add((artifact, lines));

    /// <summary>Says that an artifact has the lines of another one.</summary>
    public void AddSame(string artifact, string original) => _same.Add((artifact, original));

    public Artifact Write()
    {
        _noting.GetAwaiter().GetResult();
        memory?.End();
        var json = new Utf8Text();
        json.Append("{\"version\":1,\n\"origins\":["u8);
        json.Append(_origins);
        json.Append("\n],\n\"artifacts\":{"u8);
        bool first = true;
        foreach (var (artifact, lines) in _artifacts)
        {
            json.Append(first ? "\n" : ",\n");
            first = false;
            WriteText(json, artifact);
            json.Append(":["u8);
            json.Append(lines.ToContent());
            json.Append(']');
        }

        json.Append("\n}"u8);
        WriteSame(json);
        json.Append("}\n"u8);
        return new Artifact(Path, json.ToContent());
    }

    /// <summary>The artifacts that are listed under another name, if there are any.</summary>
    private void WriteSame(Utf8Text json)
    {
        if (_same.Count == 0) return;
        json.Append(",\n\"sameAs\":{"u8);
        bool first = true;
        foreach (var (artifact, original) in _same)
        {
            json.Append(first ? "\n" : ",\n");
            first = false;
            WriteText(json, artifact);
            json.Append(':');
            WriteText(json, original);
        }

        json.Append("\n}"u8);
    }

    /// <summary>The origin's place in the list of origins; at its first appearance it is written there.</summary>
    private int Number(Origin origin)
    {
        if (memory is not null) return Number(origin, memory);
        if (origin.Number > 0)
        {
            if (origin.Number >= _numbersByPlan.Length) Array.Resize(ref _numbersByPlan, Math.Max(origin.Number + 1, _numbersByPlan.Length * 2));
            ref int planned = ref _numbersByPlan[origin.Number];
            if (planned == 0) planned = Add(origin) + 1;
            return planned - 1;
        }

        if (!_numbers.TryGetValue(origin, out int number)) _numbers.Add(origin, number = Add(origin));
        return number;
    }

    /// <summary>The same with the texts of earlier runs.</summary>
    private int Number(Origin origin, OriginMemory known)
    {
        int slot = known.SlotOf(origin);
        ref int place = ref known.Places[slot];
        if (place < 0) place = Add(known.TextOf(slot));
        return place;
    }

    private void Note(List<Lines> parts, ArtifactOrigins lines)
    {
        int[] places = memory!.Places;
        int line = 0;
        foreach (var part in parts)
        {
            foreach (int slot in part.Slots)
            {
                line++;
                if (slot == OriginMemory.Nowhere) continue;
                ref int place = ref places[slot];
                if (place < 0) place = Add(memory.TextOf(slot));
                lines.Add(line, place);
            }
        }
    }

    private int Add(ReadOnlySpan<byte> text)
    {
        _origins.Append(_count == 0 ? "\n"u8 : ",\n"u8);
        _origins.Append(text);
        return _count++;
    }

    private int Add(Origin origin)
    {
        _origins.Append(_count == 0 ? "\n"u8 : ",\n"u8);
        WriteOrigin(_origins, origin);
        return _count++;
    }

    /// <summary>Writes an entry of the list of origins.</summary>
    internal static void WriteOrigin(Utf8Text json, Origin origin)
    {
        json.Append("{\"object\":"u8);
        WriteText(json, origin.Object.ToString());
        json.Append(",\"path\":"u8);
        WriteText(json, origin.Path.ToString());
        json.Append(",\"file\":"u8);
        if (origin.Object.Source is { } source) WriteText(json, source.ProjectPath);
        else json.Append("null"u8);
        json.Append(",\"line\":"u8);
        json.Append(origin.Line);
        json.Append('}');
    }

    private static void WriteText(Utf8Text json, string text)
    {
        json.Append('"');
        json.Append(text.AsSpan().ContainsAnyExcept(Unescaped) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) : text);
        json.Append('"');
    }
}
