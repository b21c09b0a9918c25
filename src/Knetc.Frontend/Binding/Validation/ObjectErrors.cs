using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Reports what is wrong with one object, in the API server's words: kind of error, value, detail. The place is that of the
/// field, or of its parent where the field is absent. Where the API server prints a path that does not name the culprit, a
/// second path (<c>located</c>) gives the place.
/// </summary>
public sealed class ObjectErrors(ManifestObject manifest, DiagnosticBag diagnostics)
{
    /// <summary>Values longer than this are cut in messages.</summary>
    private const int MaxValueLength = 100;

    /// <summary>Lists show no more items than this in messages.</summary>
    private const int MaxListLength = 5;

    /// <summary>Number of errors reported through this instance.</summary>
    public int Count { get; private set; }

    public ManifestObject Manifest => manifest;

    /// <summary>A mandatory value is missing.</summary>
    public void Required(DiagnosticDescriptor descriptor, FieldPath path, string detail = "", FieldPath? located = null) =>
        Report(descriptor, path, Join("Required value", detail), located);

    /// <summary>A value is present but unacceptable.</summary>
    public void Invalid(DiagnosticDescriptor descriptor, FieldPath path, string value, string detail, FieldPath? located = null) =>
        Report(descriptor, path, Join($"Invalid value: {Quote(value)}", detail), located);

    /// <inheritdoc cref="Invalid(DiagnosticDescriptor, FieldPath, string, string, FieldPath)"/>
    public void Invalid(DiagnosticDescriptor descriptor, FieldPath path, long value, string detail, FieldPath? located = null) =>
        Report(descriptor, path, Join($"Invalid value: {value.ToString(CultureInfo.InvariantCulture)}", detail), located);

    /// <summary>A list is unacceptable as a whole.</summary>
    public void Invalid(
        DiagnosticDescriptor descriptor, FieldPath path, ImmutableArray<string> values, string detail, FieldPath? located = null) =>
        Report(descriptor, path, Join($"Invalid value: [{string.Join(", ", values.Take(MaxListLength).Select(Quote))}]", detail), located);

    /// <summary>A key of a map is unacceptable; the API server prints the path of the map.</summary>
    /// <param name="located">The path of the key.</param>
    public void InvalidKey(DiagnosticDescriptor descriptor, FieldPath path, string key, string detail, FieldPath located) =>
        Report(new Diagnostic(descriptor, Join($"Invalid value: {Quote(key)}", detail)) { Location = manifest.LocateKey(located) }, path);

    /// <summary>A value is not one of a fixed set; the set is named in the given order.</summary>
    public void NotSupported(DiagnosticDescriptor descriptor, FieldPath path, string value, params string[] supported) =>
        Report(
            new Diagnostic(descriptor, $"Unsupported value: {Quote(value)}: supported values: {string.Join(", ", supported.Select(Quote))}")
            {
                Location = manifest.Locate(path),
                Fix = supported.FirstOrDefault(word => string.Equals(word, value, StringComparison.OrdinalIgnoreCase)),
            },
            path);

    /// <summary>The field may not be set in this situation.</summary>
    public void Forbidden(DiagnosticDescriptor descriptor, FieldPath path, string detail, FieldPath? located = null) =>
        Report(descriptor, path, Join("Forbidden", detail), located);

    /// <summary>A value repeats an earlier one, which stands at <paramref name="first"/>.</summary>
    public void Duplicate(
        DiagnosticDescriptor descriptor, FieldPath path, string value, FieldPath? first = null, FieldPath? located = null) =>
        Add(descriptor, path, $"Duplicate value: {Quote(value)}", first, "first given here", located);

    public void TooMany(DiagnosticDescriptor descriptor, FieldPath path, int count, int limit) =>
        Report(descriptor, path, $"Too many: {count}: must have at most {limit} items", null);

    /// <param name="limit">In bytes.</param>
    public void TooLong(DiagnosticDescriptor descriptor, FieldPath path, int limit, FieldPath? located = null) =>
        Report(descriptor, path, $"Too long: must have at most {limit} bytes", located);

    /// <summary>Any other finding about a field, in words of its own.</summary>
    /// <param name="path">The field as the API server names it.</param>
    /// <param name="related">A second field that takes part.</param>
    /// <param name="relatedMessage">Its part.</param>
    /// <param name="located">The field whose place is shown, where that is another one than <paramref name="path"/>.</param>
    /// <param name="fix">Text that would repair the place.</param>
    public void Add(
        DiagnosticDescriptor descriptor,
        FieldPath path,
        string message,
        FieldPath? related = null,
        string relatedMessage = "",
        FieldPath? located = null,
        string? fix = null)
    {
        var diagnostic = new Diagnostic(descriptor, message) { Location = manifest.Locate(located ?? path), Fix = fix };
        if (related is not null && manifest.Locate(related) is { } location)
        {
            diagnostic = diagnostic with { Related = [new RelatedLocation(relatedMessage, location)] };
        }

        Report(diagnostic, path);
    }

    private void Report(DiagnosticDescriptor descriptor, FieldPath path, string message, FieldPath? located) =>
        Report(new Diagnostic(descriptor, message) { Location = manifest.Locate(located ?? path) }, path);

    private void Report(Diagnostic diagnostic, FieldPath path)
    {
        if (diagnostic.Severity == Severity.Error) Count++;
        diagnostics.Add(diagnostic with { Object = manifest.ToString(), Path = path.ToString() });
    }

    /// <summary>A text as messages quote it: escaped, and cut when it is very long.</summary>
    internal static string Quote(string value)
    {
        string shown = value.Length <= MaxValueLength ? value : value.Substring(0, MaxValueLength) + "…";
        return "\"" + shown.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";
    }

    private static string Join(string kind, string detail) => detail.Length == 0 ? kind : $"{kind}: {detail}";
}
