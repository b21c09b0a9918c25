namespace Knetc.Kernel.Packets;

/// <summary>A pod of the example.</summary>
internal sealed record ExamplePod(string Name, string Node, string IPv4, string IPv6, IReadOnlyList<int> Ports)
{
    /// <summary>The address in a family, "IPv4" or "IPv6".</summary>
    public string Address(string family) => family == "IPv4" ? IPv4 : IPv6;
}
