namespace Knetc.Tracing;

/// <summary>The places where the kernel hands a packet to rules.</summary>
public enum NetfilterHook
{
    Prerouting,
    Input,
    Forward,
    Output,
    Postrouting,
}
