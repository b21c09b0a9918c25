namespace Knetc.Kernel.Machine;

/// <summary>Tests that hold a time. Other tests beside them would take a part of each processor, whose threads share a core.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimedCollection
{
    public const string Name = "timed";
}
