using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Knetc.Diagnostics;

namespace Knetc.Tests.Rules;

/// <summary>
/// A comment below a line that says what is found there. The caret stands under the first character of the place:
/// <code>
///   podIP: 10.244.0.5
///   #      ^ KN3053 error -> 10.244.0.6 | part of the message
///   #      ^ related | part of the message
/// </code>
/// <c>#&lt;</c> instead of a caret means the column of the hash itself, <c>#!</c> a finding without a place. The severity is
/// the catalogue's unless given; fix and message are compared where given.
/// </summary>
/// <param name="Id">The number of a finding, or <c>related</c>.</param>
internal sealed partial record Marker(int Line, int Column, string Id, Severity? Severity, string? Fix, string? Part)
{
    public const string Related = "related";

    /// <summary>Place, number and severity: what must agree exactly.</summary>
    public string Key => Id == Related ? $"{Line}:{Column} related" : $"{Line}:{Column} {Id} {Severity}";

    public static ImmutableArray<Marker> Read(string text)
    {
        var markers = ImmutableArray.CreateBuilder<Marker>();
        int marked = 0;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (Pattern().Match(lines[i]) is { Success: true } match) markers.Add(From(match, marked));
            else marked = i + 1;
        }

        return markers.ToImmutable();
    }

    /// <summary>What was found, in the form of markers: each finding and each of its related places.</summary>
    public static IEnumerable<Marker> Of(Diagnostic diagnostic)
    {
        var start = diagnostic.Location?.Start;
        yield return new Marker(start?.Line ?? 0, start?.Column ?? 0, diagnostic.Id, diagnostic.Severity, diagnostic.Fix, diagnostic.Message);
        foreach (var related in diagnostic.Related)
        {
            yield return new Marker(related.Location.Start.Line, related.Location.Start.Column, Related, null, null, related.Message);
        }
    }

    /// <summary>Whether a marker that was found is the one that was written.</summary>
    public bool Agrees(Marker found) =>
        Key == found.Key && (Fix is null || Fix == found.Fix) && (Part is null || found.Part!.Contains(Part, StringComparison.Ordinal));

    private static Marker From(Match match, int line)
    {
        string place = match.Groups["place"].Value;
        string id = match.Groups["id"].Value;
        int column = place[^1] == '^' ? match.Groups["place"].Index + place.IndexOf('^') + 1 : match.Groups["hash"].Index + 1;
        if (place == "!") (line, column) = (0, 0);
        Severity? severity = match.Groups["severity"] is { Success: true } word
            ? Enum.Parse<Severity>(word.Value, ignoreCase: true)
            : DiagnosticCatalog.Find(id)?.Severity;
        return new Marker(line, column, id, severity, Text("fix"), Text("part"));

        string? Text(string group) => match.Groups[group] is { Success: true } found ? found.Value : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key} -> {Fix} | {Part}");

    [GeneratedRegex(@"^\s*(?<hash>#)(?<place>\s*\^+|<|!)\s+(?<id>KN\d{4}|related)(\s+(?<severity>error|warning|info))?(\s+->\s+(?<fix>\S+))?(\s*\|\s*(?<part>.*))?$")]
    private static partial Regex Pattern();
}
