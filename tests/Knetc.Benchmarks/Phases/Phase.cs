namespace Knetc.Benchmarks.Phases;

/// <summary>A phase of the compiler with its input at hand.</summary>
/// <param name="Name">The phase's folder, and what of it when that is not all.</param>
/// <param name="Run">Runs it, any number of times with the same result.</param>
public sealed record Phase(string Name, Func<object> Run)
{
    public override string ToString() => Name;
}
