using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>The severities that the project gives to diagnostics.</summary>
internal sealed class SeveritySettings
{
    private static readonly FieldPath Path = FieldPath.Of("diagnostics.severity");

    /// <summary>By number; null turns the diagnostic off.</summary>
    private readonly Dictionary<string, Severity?> _severities = new(StringComparer.Ordinal);

    public SeveritySettings(Project? project, DiagnosticBag notes)
    {
        if (project is null) return;
        foreach (var setting in project.Severities)
        {
            var path = Path.Field(setting.Key);
            if (DiagnosticNumber.Find(setting.Key, project.Manifest.LocateKey(path), notes, project.Manifest.ToString(), path) is not { } descriptor) continue;
            if (Parse(setting.Value) is var severity && IsAllowed(descriptor, severity)) _severities[descriptor.Id] = severity;
            else notes.Add(NotAllowed(descriptor, project.Manifest.Locate(path), project.Manifest.ToString(), path));
        }
    }

    /// <summary>The finding with the severity in force, or null when it is turned off.</summary>
    public Diagnostic? Adjust(Diagnostic diagnostic)
    {
        if (_severities.Count == 0 || !_severities.TryGetValue(diagnostic.Id, out var severity)) return diagnostic;
        return severity is { } given ? diagnostic with { Severity = given } : null;
    }

    private static Severity? Parse(string text) => text switch
    {
        "error" => Severity.Error,
        "warning" => Severity.Warning,
        "info" => Severity.Info,
        _ => null,
    };

    private static bool IsAllowed(DiagnosticDescriptor descriptor, Severity? severity) => descriptor.Latitude switch
    {
        Latitude.Full => true,
        Latitude.Severity => severity is not null,
        _ => severity == Severity.Error,
    };

    private static Diagnostic NotAllowed(DiagnosticDescriptor descriptor, SourceLocation? location, string project, FieldPath path)
    {
        string message = descriptor.Latitude == Latitude.Severity
            ? $"{descriptor.Id} cannot be turned off: what it is about is left out of the output; use warning or info"
            : $"{descriptor.Id} stays an error";
        return new Diagnostic(SuppressionDiagnostics.NotAllowed, message) { Location = location, Object = project, Path = path.ToString() };
    }
}
