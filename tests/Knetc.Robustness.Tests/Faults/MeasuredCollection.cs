namespace Knetc.Robustness.Faults;

/// <summary>Tests that measure what the whole process allocates, and so have it to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredCollection
{
    public const string Name = "measured";
}
