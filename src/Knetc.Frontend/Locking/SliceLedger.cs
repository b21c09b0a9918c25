namespace Knetc.Locking;

/// <summary>Layouts of EndpointSlices during a run: those of before, and those of now.</summary>
internal sealed class SliceLedger(LockFile previous)
{
    private readonly Dictionary<string, LockedSlices> _previous = previous.Slices.ToDictionary(static layout => layout.Key, StringComparer.Ordinal);
    private readonly List<LockedSlices> _next = [];

    public LockedSlices? Find(string key) => _previous.TryGetValue(key, out var layout) ? layout : null;

    public void Record(LockedSlices layout) => _next.Add(layout);

    public IEnumerable<LockedSlices> Next => _next;
}
