namespace Knetc.Kernel.Machine;

/// <summary>What the attributes of kernel tests have in common.</summary>
internal interface IKernelTest
{
    string? Skip { get; }

    /// <summary>What the test needs of the kernel beyond network namespaces and iptables.</summary>
    IReadOnlyList<KernelFeature> Features { get; }
}
