using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Receives what one rule finds.</summary>
internal sealed class RuleFindings(DiagnosticDescriptor descriptor, DiagnosticBag diagnostics)
{
    /// <summary>Reports a finding about a field of an object.</summary>
    /// <param name="manifest">The object.</param>
    /// <param name="path">The field; where it is absent, its deepest parent is shown.</param>
    /// <param name="message">What is wrong, with the particulars.</param>
    /// <param name="related">The other places that take part; a null is left out.</param>
    public void Add(ManifestObject manifest, FieldPath path, string message, params RelatedLocation?[] related) =>
        Add(descriptor.Severity, manifest, path, message, related);

    /// <inheritdoc cref="Add(ManifestObject, FieldPath, string, RelatedLocation?[])"/>
    /// <param name="severity">Where it is not the rule's usual one.</param>
    public void Add(Severity severity, ManifestObject manifest, FieldPath path, string message, params RelatedLocation?[] related) =>
        Add(new Diagnostic(descriptor, message) { Severity = severity, Related = [.. related.OfType<RelatedLocation>()] }, manifest, path);

    /// <summary>A finding of this rule, to be completed and then added.</summary>
    public Diagnostic New(string message) => new(descriptor, message);

    /// <summary>Reports a finding that has everything but its object, path and place.</summary>
    public void Add(Diagnostic diagnostic, ManifestObject manifest, FieldPath path) =>
        diagnostics.Add(diagnostic with { Location = manifest.Locate(path), Object = manifest.ToString(), Path = path.ToString() });

    /// <summary>Reports a finding about an option, which stands in a file or on the command line.</summary>
    public void Add(SourceLocation? location, string message, params RelatedLocation?[] related) =>
        diagnostics.Add(new Diagnostic(descriptor, message) { Location = location, Related = [.. related.OfType<RelatedLocation>()] });

    /// <summary>Reports a finding about the value of an option.</summary>
    public void Add(OptionStatement statement, string message, params RelatedLocation?[] related) =>
        Add(statement, new Diagnostic(descriptor, message) { Related = [.. related.OfType<RelatedLocation>()] });

    /// <summary>Reports a finding about the value of an option that has everything but its object, path and place.</summary>
    /// <param name="statement">The value.</param>
    /// <param name="diagnostic">What is wrong with it.</param>
    /// <param name="part">The item of a list that is meant, or -1 for the whole value.</param>
    public void Add(OptionStatement statement, Diagnostic diagnostic, int part = -1) =>
        diagnostics.Add(statement.Place is { } place ? place.Mark(diagnostic, part) : diagnostic with { Location = statement.Location });

    /// <summary>A second place for a finding; null for a value from the command line.</summary>
    public static RelatedLocation? At(OptionStatement? statement, string message) =>
        statement?.Location is { } location ? new RelatedLocation(message, location) : null;

    /// <summary>A second place for a finding; null when the object has no document.</summary>
    public static RelatedLocation? At(ManifestObject manifest, FieldPath path, string message) =>
        manifest.Locate(path) is { } location ? new RelatedLocation(message, location) : null;
}
