using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>The entries of the source map's list of origins: their text, and the place they have in the list of this run.</summary>
internal sealed class OriginMemory
{
    private readonly Memo<Origin, Entry> _entries = new();
    private readonly Utf8Text _scratch = new();

    /// <summary>By the number that the plan gave to an origin.</summary>
    private Entry?[] _numbered = [];
    private int _run;

    /// <summary>What notes lines beside the run, also when that was given up.</summary>
    public Task Pending { private get; set; } = Task.CompletedTask;

    /// <summary>Waits until nobody uses this.</summary>
    public void Wait() => Task.WaitAny(Pending);

    public void Begin()
    {
        _run++;
        _entries.Begin();
    }

    public void End()
    {
        _entries.End();
        for (int i = 0; i < _numbered.Length; i++)
        {
            if (_numbered[i] is { } entry && entry.Run != _run) _numbered[i] = null;
        }
    }

    /// <summary>The entry of an origin.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="write">Writes its text.</param>
    public Entry Of(Origin origin, Action<Utf8Text, Origin> write)
    {
        if (origin.Number > 0)
        {
            if (origin.Number >= _numbered.Length) Array.Resize(ref _numbered, Math.Max(origin.Number + 1, _numbered.Length * 2));
            return _numbered[origin.Number] ??= Create(origin, write);
        }

        if (_entries.TryGet(origin, out var known)) return known;
        var entry = Create(origin, write);
        _entries.Set(origin, entry);
        return entry;
    }

    /// <summary>Whether this run has met an entry; if not, it has now.</summary>
    public bool Meet(Entry entry)
    {
        if (entry.Run == _run) return true;
        entry.Run = _run;
        return false;
    }

    private Entry Create(Origin origin, Action<Utf8Text, Origin> write)
    {
        write(_scratch, origin);
        return new Entry(_scratch.TakeBytes());
    }

    /// <summary>One origin.</summary>
    internal sealed class Entry(byte[] text)
    {
        public byte[] Text => text;

        /// <summary>Its place in the list of the run that met it last.</summary>
        public int Place { get; set; }

        public int Run { get; set; }
    }
}
