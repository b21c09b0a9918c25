namespace Knetc.Diagnostics;

/// <summary>One entry of the diagnostic catalogue: what can be wrong, and what to do about it.</summary>
/// <param name="Id">The stable number, <c>KN</c> and four digits.</param>
/// <param name="Severity">The severity unless the project configures another.</param>
/// <param name="Title">What is wrong, in a short sentence without the particulars.</param>
/// <param name="Explanation">Why it is wrong and what happens in a cluster: one paragraph.</param>
/// <param name="Help">How to fix it: one sentence, shown with every finding.</param>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Title, string Explanation, string Help)
{
    public override string ToString() => Id;
}
