namespace Knetc.Cli.Output;

/// <summary>Lines that stand in place of others; positions count from 0.</summary>
internal readonly record struct DiffHunk(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;
}
