namespace Knetc.Fuzz.Targets;

/// <summary>A reader, and what it promises about any input.</summary>
public abstract class FuzzTarget
{
    private const long BaseBytes = 64L << 20;
    private const long BytesPerInputByte = 32 * 1024;

    /// <summary>Null when every promise was kept, else which one was not. That nothing is thrown is the first of them.</summary>
    public string? Examine(byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? problem = Problem(input);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return problem ?? (allocated > BaseBytes + BytesPerInputByte * input.Length ? $"{allocated >> 20} MiB allocated for {input.Length} bytes" : null);
    }

    /// <summary>The promises of this reader.</summary>
    protected abstract string? Problem(byte[] input);
}
