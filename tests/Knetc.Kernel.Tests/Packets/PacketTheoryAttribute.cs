using Xunit.Sdk;

namespace Knetc.Kernel.Packets;

/// <summary>
/// A theory of the packet matrix. It runs in every mode, except where a test of the mode stands
/// <see cref="InsteadOfAttribute">instead of</see> it, and is skipped where the kernel lacks what the mode needs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Knetc.Kernel.Packets.PacketTheoryDiscoverer", "Knetc.Kernel.Tests")]
public sealed class PacketTheoryAttribute : TheoryAttribute;
