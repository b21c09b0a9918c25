namespace Knetc.Diagnostics;

/// <summary>One entry of the diagnostic catalogue: what can be wrong, and what to do about it.</summary>
/// <param name="Id">The stable number, <c>KN</c> and four digits.</param>
/// <param name="Severity">The severity unless the project configures another.</param>
/// <param name="Title">What is wrong, in a short sentence without the particulars.</param>
/// <param name="Explanation">Why it is wrong and what happens in a cluster: one paragraph.</param>
/// <param name="Help">How to fix it: one sentence, shown with every finding.</param>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Title, string Explanation, string Help)
{
    /// <summary>What a project may do about the finding; follows from the number unless the catalogue says otherwise.</summary>
    public Latitude Latitude { get; init; } = LatitudeOf(Id, Severity);

    public override string ToString() => Id;

    private static Latitude LatitudeOf(string id, Severity severity)
    {
        // KN01 are the shape checks, on single objects like KN1; the rest of KN0 is about text that could not be read.
        if (severity != Severity.Error || id.StartsWith("KN3", StringComparison.Ordinal)) return Latitude.Full;
        bool isAboutObject = id.StartsWith("KN01", StringComparison.Ordinal) || id.StartsWith("KN1", StringComparison.Ordinal) || id.StartsWith("KN2", StringComparison.Ordinal);
        return isAboutObject ? Latitude.Severity : Latitude.None;
    }
}
