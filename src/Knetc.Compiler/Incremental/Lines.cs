using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>Lines of a file and where each comes from; an origin without an object stands for nowhere.</summary>
internal readonly record struct Lines(ReadOnlyMemory<byte> Text, Origin[] Origins)
{
    public static readonly Lines None = new(default, []);
}
