using Knetc.Binding;
using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>The documents of <c>cluster.yaml</c> by their objects.</summary>
internal sealed class ObjectTexts
{
    /// <summary>So many documents are rather written than looked for.</summary>
    private const int MostStrangers = 8;

    private readonly Dictionary<ManifestObject, (IApiObject Object, ReadOnlyMemory<byte> Text)> _texts = [];
    private readonly Utf8Text _scratch = new();

    /// <summary>The objects of the last run in their order, and those of this one. Mostly they are the same but for a few.</summary>
    private List<(IApiObject Object, ReadOnlyMemory<byte> Text)> _last = [];
    private List<(IApiObject Object, ReadOnlyMemory<byte> Text)> _now = [];
    private int _strangers;

    /// <summary>How many documents the run wrote.</summary>
    public int AddedCount { get; private set; }

    public void Begin()
    {
        (_last, _now) = (_now, _last);
        _now.Clear();
        _texts.Clear();
        AddedCount = 0;
        _strangers = 0;
    }

    /// <summary>The document of an object, written when the last run did not have the object.</summary>
    public ReadOnlyMemory<byte> Of<T>(T item, Action<YamlEmitter, T> write)
        where T : class, IApiObject
    {
        if (!TryFind(item, out var text)) text = Write(item, write);
        _now.Add((item, text));
        return text;
    }

    private bool TryFind(IApiObject item, out ReadOnlyMemory<byte> text)
    {
        int place = _now.Count;
        bool isThere = place < _last.Count && ReferenceEquals(_last[place].Object, item);
        text = isThere ? _last[place].Text : default;
        if (isThere) return true;

        // A few objects are others, most likely. With more it may be that some came or went.
        if (_strangers++ < MostStrangers) return false;
        if (_texts.Count == 0)
        {
            foreach (var last in _last) _texts[last.Object.Manifest] = last;
        }

        if (!_texts.TryGetValue(item.Manifest, out var known) || !ReferenceEquals(known.Object, item)) return false;
        text = known.Text;
        return true;
    }

    private byte[] Write<T>(T item, Action<YamlEmitter, T> write)
    {
        AddedCount++;
        write(new YamlEmitter(_scratch), item);
        return _scratch.TakeBytes();
    }
}
