namespace Knetc.Locking;

/// <summary>Layouts of EndpointSlices during a run: those of before, and those of now.</summary>
internal sealed class SliceLedger
{
    private readonly Dictionary<string, LockedSlices> _previous;
    private readonly List<LockedSlices> _next = [];

    public SliceLedger(LockFile previous)
        : this(previous.Slices.ToDictionary(static layout => layout.Key, StringComparer.Ordinal))
    {
    }

    private SliceLedger(Dictionary<string, LockedSlices> previous) => _previous = previous;

    public LockedSlices? Find(string key) => _previous.TryGetValue(key, out var layout) ? layout : null;

    public void Record(LockedSlices layout) => _next.Add(layout);

    public IEnumerable<LockedSlices> Next => _next;

    /// <summary>Another run's, which has the same behind it.</summary>
    public SliceLedger Another() => new(_previous);
}
