using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>All suppressions of the input, to be found by place or by object.</summary>
internal sealed class SuppressionIndex
{
    private static readonly FieldPath IgnorePath = FieldPath.Of("diagnostics.ignore");

    private readonly Dictionary<(SourceText Source, int Line, string Id), int> _byLine = [];
    private readonly Dictionary<(SourceText Source, TextSpan Value, string Id), int> _byValue = [];
    private readonly Dictionary<(string Id, string Object), int> _byObject = [];
    private readonly List<(DiagnosticDescriptor Descriptor, SourceLocation? Location, Suppression Suppression)> _all = [];
    private readonly string? _project;

    public SuppressionIndex(Project? project, ImmutableArray<SourceText> sources, DiagnosticBag notes, SuppressionMemory? memory = null)
    {
        _project = project?.Manifest.ToString();
        memory?.Begin();
        foreach (var source in sources)
        {
            foreach (var comment in memory?.Find(source, notes) ?? SuppressionComments.Find(source, notes)) Add(source, comment);
        }

        memory?.End();

        for (int i = 0; i < (project?.Ignored.Length ?? 0); i++) Add(project!, IgnorePath.Index(i), project!.Ignored[i], notes);
    }

    /// <summary>The suppression of a finding, which <see cref="this"/> knows, or -1 when it counts.</summary>
    public int Find(Diagnostic diagnostic)
    {
        if (_all.Count == 0 || diagnostic.Descriptor.Latitude != Latitude.Full) return -1;
        string id = diagnostic.Id;
        int index;
        if (_byLine.Count > 0 && diagnostic.Location is { } location)
        {
            if (_byLine.TryGetValue((location.Source, location.Start.Line, id), out index)) return index;
            if (_byValue.TryGetValue((location.Source, location.Span, id), out index)) return index;
        }

        if (diagnostic.Object is { } name && _byObject.TryGetValue((id, name), out index)) return index;
        return _byObject.TryGetValue((id, ""), out index) ? index : -1;
    }

    public Suppression this[int index] => _all[index].Suppression;

    /// <summary>Reports suppressions that were not needed.</summary>
    /// <param name="used">Those that were.</param>
    /// <param name="isIncomplete">Whether objects were left out, so that some findings across objects could not be made.</param>
    /// <param name="notes">Receives the findings.</param>
    public void ReportUnused(HashSet<int> used, bool isIncomplete, DiagnosticBag notes)
    {
        for (int i = 0; i < _all.Count; i++)
        {
            var (descriptor, location, suppression) = _all[i];
            if (used.Contains(i) || !IsDecided(descriptor.Id, isIncomplete)) continue;
            bool isComment = suppression.Kind == SuppressionKind.Comment;
            notes.Add(new Diagnostic(SuppressionDiagnostics.Unused, $"there is no {descriptor.Id} {(isComment ? "on the line that this comment covers" : "for this entry to ignore")}")
            {
                Location = location,
                Object = isComment ? null : _project,
            });
        }
    }

    /// <summary>Whether all findings of a number have been made: those of back ends and C# analyzers come later.</summary>
    private static bool IsDecided(string id, bool isIncomplete) => id[2] switch
    {
        '0' or '1' => true,
        '2' or '3' => !isIncomplete,
        _ => false,
    };

    private void Add(SourceText source, SuppressionComment comment)
    {
        string id = comment.Descriptor.Id;

        // Of two that say the same the second one is never needed.
        if (!_byLine.ContainsKey((source, comment.Line, id)))
        {
            _byLine.Add((source, comment.Line, id), _all.Count);
            if (comment.Value is { } value) _byValue[(source, value, id)] = _all.Count;
        }

        _all.Add((comment.Descriptor, comment.Location, new Suppression(SuppressionKind.Comment, comment.Reason)));
    }

    private void Add(Project project, FieldPath path, IgnoredDiagnostic entry, DiagnosticBag notes)
    {
        var manifest = project.Manifest;
        var idPath = path.Field("id");
        if (DiagnosticNumber.Find(entry.Id, manifest.Locate(idPath), notes, _project, idPath) is not { } descriptor) return;
        string reason = entry.Reason.Trim();
        if (SuppressionLimits.Problem(descriptor, reason) is { } problem)
        {
            notes.Add(problem with { Location = manifest.Locate(idPath), Object = _project, Path = path.ToString() });
            return;
        }

        var key = (descriptor.Id, entry.Object);
        if (!_byObject.ContainsKey(key)) _byObject.Add(key, _all.Count);
        _all.Add((descriptor, manifest.Locate(path), new Suppression(SuppressionKind.Project, reason)));
    }
}
