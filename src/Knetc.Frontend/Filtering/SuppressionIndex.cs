using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Filtering;

/// <summary>All suppressions of the input, found by place or by object, and which of them were needed.</summary>
internal sealed class SuppressionIndex
{
    private static readonly FieldPath IgnorePath = FieldPath.Of("diagnostics.ignore");

    private readonly Dictionary<(SourceText Source, int Line, string Id), int> _byLine = [];
    private readonly Dictionary<(string Id, string Object), int> _byObject = [];
    private readonly List<(DiagnosticDescriptor Descriptor, SourceLocation? Location, Suppression Suppression)> _all = [];
    private readonly HashSet<int> _used = [];
    private readonly string? _project;

    public SuppressionIndex(Project? project, ImmutableArray<SourceText> sources, DiagnosticBag notes)
    {
        _project = project?.Manifest.ToString();
        foreach (var source in sources)
        {
            foreach (var comment in SuppressionComments.Find(source, notes))
            {
                // Of two that say the same the second one is never needed.
                var key = (source, comment.Line, comment.Descriptor.Id);
                if (!_byLine.ContainsKey(key)) _byLine.Add(key, _all.Count);
                _all.Add((comment.Descriptor, comment.Location, new Suppression(SuppressionKind.Comment, comment.Reason)));
            }
        }

        for (int i = 0; i < (project?.Ignored.Length ?? 0); i++) Add(project!, IgnorePath.Index(i), project!.Ignored[i], notes);
    }

    /// <summary>Why the finding is accepted, or null when it is not.</summary>
    public Suppression? Find(Diagnostic diagnostic)
    {
        if (_all.Count == 0 || diagnostic.Descriptor.Latitude != Latitude.Full) return null;
        int index = -1;
        bool found = (_byLine.Count > 0 && diagnostic.Location is { } location && _byLine.TryGetValue((location.Source, location.Start.Line, diagnostic.Id), out index))
            || (diagnostic.Object is { } name && _byObject.TryGetValue((diagnostic.Id, name), out index))
            || _byObject.TryGetValue((diagnostic.Id, ""), out index);
        if (!found) return null;
        _used.Add(index);
        return _all[index].Suppression;
    }

    /// <summary>Reports suppressions that were not needed.</summary>
    /// <param name="isIncomplete">Whether objects were left out, so that some findings across objects could not be made.</param>
    public void ReportUnused(bool isIncomplete, DiagnosticBag notes)
    {
        for (int i = 0; i < _all.Count; i++)
        {
            var (descriptor, location, suppression) = _all[i];
            if (_used.Contains(i) || !IsDecided(descriptor.Id, isIncomplete)) continue;
            string what = suppression.Kind == SuppressionKind.Comment ? "on the line that this comment covers" : "for this entry to ignore";
            notes.Add(new Diagnostic(SuppressionDiagnostics.Unused, $"there is no {descriptor.Id} {what}")
            {
                Location = location,
                Object = suppression.Kind == SuppressionKind.Project ? _project : null,
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

    private void Add(Project project, FieldPath path, IgnoredDiagnostic entry, DiagnosticBag notes)
    {
        var manifest = project.Manifest;
        var idPath = path.Field("id");
        if (DiagnosticNumber.Find(entry.Id, manifest.Locate(idPath), notes, _project, idPath) is not { } descriptor) return;
        string reason = entry.Reason.Trim();
        if (SuppressionLimits.Problem(descriptor, reason) is var (kind, problem))
        {
            notes.Add(new Diagnostic(kind, problem) { Location = manifest.Locate(idPath), Object = _project, Path = path.ToString() });
            return;
        }

        var key = (descriptor.Id, entry.Object);
        if (!_byObject.ContainsKey(key)) _byObject.Add(key, _all.Count);
        _all.Add((descriptor, manifest.Locate(path), new Suppression(SuppressionKind.Project, reason)));
    }
}
