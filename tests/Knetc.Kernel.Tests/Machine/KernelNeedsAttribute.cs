namespace Knetc.Kernel.Machine;

/// <summary>What all packet tests of a mode need of the kernel.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KernelNeedsAttribute(params KernelFeature[] features) : Attribute
{
    public IReadOnlyList<KernelFeature> Features { get; } = features;
}
