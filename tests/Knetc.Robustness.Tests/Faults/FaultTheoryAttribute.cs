namespace Knetc.Robustness.Faults;

/// <summary>The same as <see cref="FaultFactAttribute"/> for a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultTheoryAttribute : TheoryAttribute
{
    public FaultTheoryAttribute(params string[] program) => Skip = new FaultFactAttribute(program).Skip;
}
