namespace Knetc.Locking;

/// <summary>How a compilation treats its lock file.</summary>
public enum LockMode : byte
{
    /// <summary>Earlier choices hold, new ones are added.</summary>
    Update,

    /// <summary>Earlier choices hold, new ones are for this run alone, and a warning tells of them where there is a lock file.</summary>
    Keep,

    /// <summary>Earlier choices hold, and a need for new ones is an error.</summary>
    Locked,

    /// <summary>There are no earlier choices; all come from hashes alone.</summary>
    None,
}
