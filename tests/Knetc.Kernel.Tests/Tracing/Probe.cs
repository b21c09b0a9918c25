using Knetc.Tracing;

namespace Knetc.Kernel.Tracing;

/// <summary>A packet to send, and the number in it by which it is known again wherever it turns up.</summary>
internal sealed record Probe(Packet Packet, uint Number);
