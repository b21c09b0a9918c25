using Knetc.Output;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>
/// The entries of the source map's list of origins. Each has a slot, by which rules that are kept remember it: a hundred thousand lines are
/// then numbered without a look at what they come from. A slot that a run does not meet is free for another origin.
/// </summary>
internal sealed class OriginMemory
{
    /// <summary>The slot of lines that come from nowhere.</summary>
    public const int Nowhere = 0;

    private const int NotMet = -1;

    private readonly Lock _lock = new();
    private readonly Utf8Text _scratch = new();
    private readonly Dictionary<Origin, int> _slots = [];
    private readonly Stack<int> _free = [];
    private Origin[] _origins = new Origin[1024];
    private byte[]?[] _texts = new byte[1024][];
    private int[] _places = new int[1024];

    /// <summary>Slots by the number that the plan gave to an origin.</summary>
    private int[] _numbered = [];
    private int _end = 1;

    /// <summary>What notes lines beside the run, also when that was given up.</summary>
    public Task Pending { private get; set; } = Task.CompletedTask;

    /// <summary>The place that a slot has in the list of this run, or a number below zero. Good until a slot is added.</summary>
    public int[] Places => _places;

    /// <summary>Waits until nobody notes lines, so that slots may be added.</summary>
    public void Wait() => Task.WaitAny(Pending);

    public void Begin() => Array.Fill(_places, NotMet);

    /// <summary>Ends a run, and frees what it has not met.</summary>
    public void End()
    {
        for (int slot = 1; slot < _end; slot++)
        {
            if (_places[slot] != NotMet || _texts[slot] is null) continue;
            var origin = _origins[slot];
            if (origin.Number > 0) _numbered[origin.Number] = Nowhere;
            else _slots.Remove(origin);
            _origins[slot] = default;
            _texts[slot] = null;
            _free.Push(slot);
        }
    }

    /// <summary>The text of a slot.</summary>
    public ReadOnlySpan<byte> TextOf(int slot) => _texts[slot];

    /// <summary>The slots of lines; from any thread.</summary>
    public int[] SlotsOf(ReadOnlySpan<Origin> origins)
    {
        int[] slots = new int[origins.Length];
        lock (_lock)
        {
            for (int i = 0; i < slots.Length; i++)
            {
                // Neighbouring lines mostly come from the same field.
                bool isLast = i > 0 && ReferenceEquals(origins[i].Path, origins[i - 1].Path) && ReferenceEquals(origins[i].Object, origins[i - 1].Object);
                slots[i] = isLast ? slots[i - 1] : SlotOf(origins[i]);
            }
        }

        return slots;
    }

    /// <summary>The slot of an origin; one without an object stands for nowhere.</summary>
    public int SlotOf(Origin origin)
    {
        if (origin.Object is null) return Nowhere;
        if (origin.Number > 0)
        {
            if (origin.Number >= _numbered.Length) Array.Resize(ref _numbered, Math.Max(origin.Number + 1, _numbered.Length * 2));
            ref int numbered = ref _numbered[origin.Number];
            if (numbered == Nowhere) numbered = Add(origin);
            return numbered;
        }

        if (!_slots.TryGetValue(origin, out int slot)) _slots.Add(origin, slot = Add(origin));
        return slot;
    }

    private int Add(Origin origin)
    {
        int slot = _free.Count > 0 ? _free.Pop() : _end++;
        if (slot == _origins.Length)
        {
            Array.Resize(ref _origins, 2 * slot);
            Array.Resize(ref _texts, 2 * slot);
            Array.Resize(ref _places, 2 * slot);
        }

        SourceMap.WriteOrigin(_scratch, origin);
        _origins[slot] = origin;
        _texts[slot] = _scratch.TakeBytes();
        _places[slot] = NotMet;
        return slot;
    }
}
