using Knetc.Text;

namespace Knetc.Locking;

/// <summary>The lock file of a compilation.</summary>
/// <param name="Mode">How it is treated.</param>
/// <param name="Source">Its text; null when it does not exist yet.</param>
public sealed record LockInput(LockMode Mode, SourceText? Source = null)
{
    /// <summary>A new lock file.</summary>
    public static readonly LockInput Missing = new(LockMode.Update);
}
