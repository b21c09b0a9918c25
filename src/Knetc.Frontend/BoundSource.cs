using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc;

/// <summary>
/// One file, read and bound. Immutable, so that a caller who compiles again and again, an editor say, reads only the files
/// that changed.
/// </summary>
public sealed class BoundSource
{
    /// <summary>Texts that the files of a project have in common.</summary>
    private static readonly TextTable Texts = new();

    private readonly BoundObjects _objects;
    private readonly ImmutableArray<Diagnostic> _diagnostics;

    private BoundSource(SourceText text, BoundObjects objects, ImmutableArray<Diagnostic> diagnostics)
    {
        Text = text;
        _objects = objects;
        _diagnostics = diagnostics;
    }

    public SourceText Text { get; }

    /// <summary>Reads a file. What is wrong with it is reported by the compilations it takes part in.</summary>
    public static BoundSource Read(SourceText text)
    {
        var objects = new ObjectBinder();
        var diagnostics = new DiagnosticBag();
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        var direct = new DirectReader(Texts);
        foreach (var span in YamlDocumentSplitter.Split(text.Content)) YamlReader.Read(text, span, documents, diagnostics, direct);
        foreach (var document in documents) ManifestReader.Read(document, diagnostics, objects.Bind);
        return new BoundSource(text, objects.ToObjects(), diagnostics.ToImmutable());
    }

    /// <summary>The objects of all files, in order.</summary>
    internal static BoundObjects Join(ImmutableArray<BoundSource> sources, DiagnosticBag diagnostics)
    {
        var all = new ObjectBinder();
        foreach (var source in sources)
        {
            all.Append(source._objects);
            diagnostics.AddRange(source._diagnostics);
        }

        return all.ToObjects();
    }
}
