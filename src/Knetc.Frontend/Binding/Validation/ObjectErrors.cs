using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Reports what is wrong with one object, in the API server's words: kind of error, value, detail. The place is that of the
/// field, or of its parent where the field is absent.
/// </summary>
public sealed class ObjectErrors(ManifestObject manifest, DiagnosticBag diagnostics)
{
    /// <summary>Values longer than this are cut in messages.</summary>
    private const int MaxValueLength = 100;

    /// <summary>Number of errors reported through this instance.</summary>
    public int Count { get; private set; }

    public ManifestObject Manifest => manifest;

    /// <summary>A mandatory value is missing.</summary>
    public void Required(DiagnosticDescriptor descriptor, FieldPath path, string detail = "") =>
        Add(descriptor, path, Join("Required value", detail));

    /// <summary>A value is present but unacceptable.</summary>
    public void Invalid(DiagnosticDescriptor descriptor, FieldPath path, string value, string detail) =>
        Add(descriptor, path, Join($"Invalid value: {Quote(value)}", detail));

    /// <inheritdoc cref="Invalid(DiagnosticDescriptor, FieldPath, string, string)"/>
    public void Invalid(DiagnosticDescriptor descriptor, FieldPath path, long value, string detail) =>
        Add(descriptor, path, Join($"Invalid value: {value.ToString(CultureInfo.InvariantCulture)}", detail));

    /// <summary>A value is not one of a fixed set; the set is named in the given order.</summary>
    public void NotSupported(DiagnosticDescriptor descriptor, FieldPath path, string value, params string[] supported) =>
        Add(descriptor, path, $"Unsupported value: {Quote(value)}: supported values: {string.Join(", ", supported.Select(Quote))}");

    /// <summary>The field may not be set in this situation.</summary>
    public void Forbidden(DiagnosticDescriptor descriptor, FieldPath path, string detail) =>
        Add(descriptor, path, Join("Forbidden", detail));

    /// <summary>A value repeats an earlier one, which stands at <paramref name="first"/>.</summary>
    public void Duplicate(DiagnosticDescriptor descriptor, FieldPath path, string value, FieldPath? first = null) =>
        Add(descriptor, path, $"Duplicate value: {Quote(value)}", first, "first given here");

    public void TooMany(DiagnosticDescriptor descriptor, FieldPath path, int count, int limit) =>
        Add(descriptor, path, $"Too many: {count}: must have at most {limit} items");

    /// <param name="limit">In bytes.</param>
    public void TooLong(DiagnosticDescriptor descriptor, FieldPath path, int limit) =>
        Add(descriptor, path, $"Too long: must have at most {limit} bytes");

    /// <summary>Any other finding about a field, in words of its own.</summary>
    public void Add(DiagnosticDescriptor descriptor, FieldPath path, string message, FieldPath? related = null, string relatedMessage = "")
    {
        var diagnostic = new Diagnostic(descriptor, message)
        {
            Location = manifest.Locate(path),
            Object = manifest.ToString(),
            Path = path.ToString(),
        };
        if (related is not null && manifest.Locate(related) is { } location)
        {
            diagnostic = diagnostic with { Related = [new RelatedLocation(relatedMessage, location)] };
        }

        if (diagnostic.Severity == Severity.Error) Count++;
        diagnostics.Add(diagnostic);
    }

    /// <summary>A text as messages quote it: escaped, and cut when it is very long.</summary>
    internal static string Quote(string value)
    {
        string shown = value.Length <= MaxValueLength ? value : value.Substring(0, MaxValueLength) + "…";
        return "\"" + shown.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";
    }

    private static string Join(string kind, string detail) => detail.Length == 0 ? kind : $"{kind}: {detail}";
}
