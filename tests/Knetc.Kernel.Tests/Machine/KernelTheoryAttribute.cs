namespace Knetc.Kernel.Machine;

/// <summary>A <see cref="KernelFactAttribute"/> with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelTheoryAttribute : TheoryAttribute, IKernelTest
{
    public KernelTheoryAttribute(params KernelFeature[] features)
    {
        Features = features;
        Skip = KernelMachine.ReasonToSkip(features);
    }

    public IReadOnlyList<KernelFeature> Features { get; }
}
