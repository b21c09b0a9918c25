namespace Knetc.Kernel.Machine;

/// <summary>
/// Tests with many connections in user-mode Linux. Its one slow processor stands still for seconds while other tests load the
/// machine, and connections time out; so these have the machine to themselves.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SlowKernelCollection
{
    public const string Name = "slow kernel";
}
