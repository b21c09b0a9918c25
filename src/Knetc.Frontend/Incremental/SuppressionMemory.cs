using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Incremental;

/// <summary>The suppressing comments of files by their texts.</summary>
internal sealed class SuppressionMemory
{
    private readonly Memo<SourceText, (List<SuppressionComment> Comments, DiagnosticBag Notes)> _files = new();

    public void Begin() => _files.Begin();

    public void End() => _files.End();

    public List<SuppressionComment> Find(SourceText source, DiagnosticBag notes)
    {
        if (!_files.TryGet(source, out var known))
        {
            known.Notes = new DiagnosticBag();
            known.Comments = SuppressionComments.Find(source, known.Notes);
            _files.Set(source, known);
        }

        notes.AddRange(known.Notes.ToImmutable());
        return known.Comments;
    }
}
