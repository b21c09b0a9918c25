namespace Knetc.Kernel.Machine;

/// <summary>A test that runs network tools in namespaces of its own; skipped, with the reason, where that cannot work.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFactAttribute : FactAttribute, IKernelTest
{
    public KernelFactAttribute(params KernelFeature[] features)
    {
        Features = features;
        Skip = KernelMachine.ReasonToSkip(features);
    }

    public IReadOnlyList<KernelFeature> Features { get; }
}
