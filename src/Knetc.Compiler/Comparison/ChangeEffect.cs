namespace Knetc.Comparison;

/// <summary>What a change does, seen from traffic.</summary>
public enum ChangeEffect
{
    /// <summary>Something is there that was not.</summary>
    Added,

    /// <summary>Something is gone.</summary>
    Removed,

    /// <summary>Something is different.</summary>
    Changed,

    /// <summary>Packets that would be delivered, or were never sent, now drop or are refused.</summary>
    Fails,
}
