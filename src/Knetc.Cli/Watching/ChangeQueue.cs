namespace Knetc.Cli.Watching;

/// <summary>
/// Gathers changes until they come to rest: an editor that writes a file in pieces, or a checkout that replaces hundreds, is one
/// change to compile. Changes come from any thread; one thread takes them.
/// </summary>
internal sealed class ChangeQueue(TimeProvider clock)
{
    /// <summary>So long nothing may happen before a burst is over.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    /// <summary>A burst that does not come to rest is compiled after this time all the same.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromMilliseconds(300);

    /// <summary>Beyond this many paths it is cheaper to look at everything.</summary>
    private const int MostPaths = 20_000;

    private readonly object _gate = new();
    private HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _isPartial;
    private long _first;
    private long _last;

    /// <summary>Notes a path.</summary>
    public void Add(string path)
    {
        lock (_gate)
        {
            if (_paths.Count < MostPaths) _paths.Add(path);
            else _isPartial = true;
            Note();
        }
    }

    /// <summary>Notes that changes were lost.</summary>
    public void AddEverything()
    {
        lock (_gate)
        {
            _isPartial = true;
            Note();
        }
    }

    /// <summary>Waits for changes to come and to rest, and takes them; null when told to stop.</summary>
    public ChangeSet? Take(CancellationToken stopping)
    {
        using var wake = stopping.Register(() =>
        {
            lock (_gate) Monitor.PulseAll(_gate);
        });
        lock (_gate)
        {
            while (!stopping.IsCancellationRequested)
            {
                if (_first == 0)
                {
                    Monitor.Wait(_gate);
                    continue;
                }

                long now = clock.GetTimestamp();
                var left = Min(Rest - clock.GetElapsedTime(_last, now), MostPatience - clock.GetElapsedTime(_first, now));
                if (left <= TimeSpan.Zero) return TakeAll();
                Monitor.Wait(_gate, left);
            }

            return null;
        }
    }

    private void Note()
    {
        _last = Math.Max(1, clock.GetTimestamp());
        if (_first == 0) _first = _last;
        Monitor.PulseAll(_gate);
    }

    private ChangeSet TakeAll()
    {
        var changes = new ChangeSet(_paths, _isPartial);
        _paths = new HashSet<string>(StringComparer.Ordinal);
        _isPartial = false;
        _first = 0;
        return changes;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
