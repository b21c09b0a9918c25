using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Diagnostics;

/// <summary>The order in which findings are shown: as the files were given, then by place, then by number.</summary>
public static class DiagnosticOrder
{
    public static ImmutableArray<Diagnostic> Sort(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<SourceText> sources)
    {
        if (diagnostics.Length < 2) return diagnostics;
        var rank = new Dictionary<SourceText, int>();
        for (int i = 0; i < sources.Length; i++) rank[sources[i]] = i;
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location is { } location && rank.TryGetValue(location.Source, out int index) ? index : -1)
                .ThenBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }
}
