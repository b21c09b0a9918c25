using Knetc.Binding;
using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>The documents of <c>cluster.yaml</c> by their objects.</summary>
internal sealed class ObjectTexts
{
    private readonly Memo<ManifestObject, (IApiObject Object, ReadOnlyMemory<byte> Text)> _texts = new();
    private readonly Utf8Text _scratch = new();

    public int AddedCount => _texts.AddedCount;

    public void Begin() => _texts.Begin();

    public void End() => _texts.End();

    /// <summary>The document of an object, written when the object is not the one of the last run.</summary>
    public ReadOnlyMemory<byte> Of<T>(T item, Action<YamlEmitter, T> write)
        where T : class, IApiObject
    {
        if (_texts.TryGet(item.Manifest, out var known) && ReferenceEquals(known.Object, item)) return known.Text;
        write(new YamlEmitter(_scratch), item);
        var text = new ReadOnlyMemory<byte>(_scratch.TakeBytes());
        _texts.Set(item.Manifest, (item, text));
        return text;
    }
}
