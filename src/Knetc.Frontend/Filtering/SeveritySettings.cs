using Knetc.Binding;
using Knetc.Diagnostics;
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
        var manifest = project.Manifest;
        foreach (var setting in project.Severities)
        {
            var path = Path.Field(setting.Key);
            if (DiagnosticNumber.Find(setting.Key, manifest.LocateKey(path), notes, manifest.ToString(), path) is not { } descriptor) continue;
            var severity = Parse(setting.Value);
            if (SuppressionLimits.Problem(descriptor, severity) is not { } problem) _severities[descriptor.Id] = severity;
            else notes.Add(problem with { Location = manifest.Locate(path), Object = manifest.ToString(), Path = path.ToString() });
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
}
