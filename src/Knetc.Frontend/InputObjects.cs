using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc;

/// <summary>Reading, shape checks and binding of all files, document by document, side by side where there is much to do.</summary>
internal static class InputObjects
{
    /// <summary>Below this many characters a second thread costs more than it brings.</summary>
    private const int ParallelThreshold = 256 * 1024;

    private const int CharactersPerBatch = 128 * 1024;

    public static BoundObjects Read(ImmutableArray<SourceText> sources, DiagnosticBag diagnostics)
    {
        var batches = MakeBatches(sources, out long characters);
        var texts = new TextTable();
        var results = new (ObjectBinder Binder, DiagnosticBag Diagnostics)[batches.Count];
        if (characters < ParallelThreshold)
        {
            for (int i = 0; i < results.Length; i++) results[i] = Read(batches[i], texts);
        }
        else
        {
            Parallel.For(0, results.Length, i => results[i] = Read(batches[i], texts));
        }

        var all = new ObjectBinder();
        foreach (var (binder, findings) in results)
        {
            all.Append(binder);
            diagnostics.AddRange(findings.ToImmutable());
        }

        return all.ToObjects();
    }

    private static (ObjectBinder, DiagnosticBag) Read(List<(SourceText Source, TextSpan Span)> batch, TextTable texts)
    {
        var direct = new DirectReader(texts);
        var binder = new ObjectBinder();
        var diagnostics = new DiagnosticBag();
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        Action<ManifestObject> bind = binder.Bind;
        foreach (var (source, span) in batch)
        {
            YamlReader.Read(source, span, documents, diagnostics, direct);
            foreach (var document in documents) ManifestReader.Read(document, diagnostics, bind);
            documents.Clear();
        }

        return (binder, diagnostics);
    }

    private static List<List<(SourceText, TextSpan)>> MakeBatches(ImmutableArray<SourceText> sources, out long characters)
    {
        var batches = new List<List<(SourceText, TextSpan)>>();
        characters = 0;
        long room = 0;
        foreach (var source in sources)
        {
            characters += source.Content.Length;
            foreach (var span in YamlDocumentSplitter.Split(source.Content))
            {
                if (room <= 0)
                {
                    batches.Add([]);
                    room = CharactersPerBatch;
                }

                batches[batches.Count - 1].Add((source, span));
                room -= span.Length;
            }
        }

        return batches;
    }
}
