using Knetc.Diagnostics;
using Knetc.Generators.Inputs;
using Diagnostic = Knetc.Diagnostics.Diagnostic;

namespace Knetc.Generators.Model;

/// <summary>A finding of knetc as values.</summary>
internal sealed record FindingInfo(string Id, Severity Severity, string Message, LocationInfo? Location)
{
    public static FindingInfo From(Diagnostic diagnostic, ClusterInputs inputs)
    {
        var place = diagnostic.Location is { } location ? LocationInfo.From(inputs.FullPathOf(diagnostic), location) : null;
        string message = diagnostic.Path is { Length: > 0 } field && !diagnostic.Message.Contains($"\"{field}\"") ? $"{field}: {diagnostic.Message}" : diagnostic.Message;
        return new FindingInfo(diagnostic.Id, diagnostic.Severity, diagnostic.Object is { } owner ? $"{message} [{owner}]" : message, place);
    }

    public Microsoft.CodeAnalysis.Diagnostic ToDiagnostic() => Microsoft.CodeAnalysis.Diagnostic.Create(
        RoslynDescriptors.Of(Id), Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, RoslynDescriptors.ToRoslyn(Severity), null, null, Message);
}
