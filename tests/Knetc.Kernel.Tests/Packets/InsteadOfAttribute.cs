namespace Knetc.Kernel.Packets;

/// <summary>
/// A difference of one mode: this test holds in it instead of a test of the matrix. docs/modes.md has a row for each.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InsteadOfAttribute(string test) : Attribute
{
    /// <summary>The name of the test in the matrix.</summary>
    public string Test { get; } = test;
}
