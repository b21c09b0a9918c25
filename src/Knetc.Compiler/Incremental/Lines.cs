namespace Knetc.Incremental;

/// <summary>Lines of a file and where each comes from: slots of <see cref="OriginMemory"/>, or none when nobody asks for them.</summary>
internal readonly record struct Lines(ReadOnlyMemory<byte> Text, int[] Slots)
{
    public static readonly Lines None = new(default, []);
}
