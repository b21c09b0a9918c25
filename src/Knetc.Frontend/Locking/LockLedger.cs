using System.Collections.Immutable;

namespace Knetc.Locking;

/// <summary>
/// The record of choices during a run. Every phase that chooses asks what was chosen before and writes down what holds now;
/// what nobody wrote down again is retired.
/// </summary>
public sealed class LockLedger
{
    private readonly Dictionary<LockPool, PoolLedger> _pools;

    public LockLedger(LockFile previous)
    {
        Previous = previous;
        _pools = LockPools.All.ToDictionary(static pool => pool, pool => new PoolLedger(pool, previous.Live(pool), previous.Retired(pool)));
        Slices = new SliceLedger(previous);
        Findings = new LockFindings(previous);
    }

    public LockFile Previous { get; }

    internal SliceLedger Slices { get; }

    internal LockFindings Findings { get; }

    internal PoolLedger this[LockPool pool] => _pools[pool];

    /// <summary>The lock after the run.</summary>
    public LockFile ToLockFile(ImmutableArray<(string Name, ImmutableArray<string> Ranges)> ranges) => new(
        _pools.ToDictionary(static pool => pool.Key, static pool => pool.Value.ToSection()),
        _pools.ToDictionary(static pool => pool.Key, static pool => pool.Value.ToRetiredSection()),
        Slices.Next)
    {
        Ranges = ranges,
    };
}
