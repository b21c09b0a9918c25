using Knetc.Text;

namespace Knetc.Locking;

/// <summary>A choice that is on record.</summary>
/// <param name="Pool">What was chosen.</param>
/// <param name="Key">Whom for; see <see cref="LockKeys"/>.</param>
/// <param name="Value">The choice: an address, a range, a port in decimal, a node.</param>
/// <param name="IsExplicit">Whether the manifest asks for the value.</param>
public readonly record struct LockEntry(LockPool Pool, string Key, string Value, bool IsExplicit)
{
    /// <summary>Where the value stands in the lock file; empty for new entries.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Pool and key, as messages name the entry.</summary>
    public string FullKey => LockPools.Name(Pool) + "/" + Key;
}
