using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>
/// Findings of which a large input can have thousands with one cause, such as an export of a whole cluster. Up to a handful
/// each is reported; more become one finding at the first place, which says how many there are.
/// </summary>
/// <param name="findings">Receives them.</param>
/// <param name="severity">That of all these findings; null for the rule's own.</param>
internal sealed class CommonFindings(RuleFindings findings, Severity? severity = null)
{
    private const int Limit = 10;

    private readonly List<(ManifestObject Manifest, FieldPath Path, string Message, RelatedLocation? Related)> _items = new(Limit);
    private int _count;

    /// <summary>Notes a finding. Path, message and related place are asked for only where they may be shown.</summary>
    public void Add<T>(T item, ManifestObject manifest, Func<T, FieldPath> path, Func<T, string> message, Func<T, RelatedLocation?>? related = null)
    {
        if (_count++ < Limit) _items.Add((manifest, path(item), message(item), related?.Invoke(item)));
    }

    public void Report()
    {
        if (_count > Limit)
        {
            var (manifest, path, message, related) = _items[0];
            string others = (_count - 1).ToString(CultureInfo.InvariantCulture);
            Report(manifest, path, $"{message}; the same is true in {others} other places", related);
            return;
        }

        foreach (var (manifest, path, message, related) in _items) Report(manifest, path, message, related);
    }

    private void Report(ManifestObject manifest, FieldPath path, string message, RelatedLocation? related)
    {
        if (severity is { } given) findings.Add(given, manifest, path, message, related);
        else findings.Add(manifest, path, message, related);
    }
}
