namespace Knetc.Kernel.Machine;

/// <summary>
/// Tests with many connections in user-mode Linux. Beside other tests some of them timed out for seconds on end, supposedly
/// because its one processor gets too little of the machine's time; so these have the machine to themselves.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SlowKernelCollection
{
    public const string Name = "slow kernel";
}
