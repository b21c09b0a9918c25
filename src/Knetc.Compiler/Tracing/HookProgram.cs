namespace Knetc.Tracing;

/// <summary>Rules that the kernel runs at a hook.</summary>
/// <param name="Hook">Where.</param>
/// <param name="Priority">When: lower numbers come first.</param>
/// <param name="IsNat">They translate addresses, so only the first packet of a connection meets them, and only once.</param>
/// <param name="Run">Takes a packet and the context, and hands over every state it may be in afterwards.</param>
internal sealed record HookProgram(
    NetfilterHook Hook, int Priority, bool IsNat, Action<PacketState, TraceContext, Action<PacketState>> Run);
