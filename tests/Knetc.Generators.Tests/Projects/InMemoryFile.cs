using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Knetc.Generators.Tests.Projects;

/// <summary>An additional file that is nowhere but here.</summary>
internal sealed class InMemoryFile(string path, string content, string kind) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content, Encoding.UTF8);
    private int _reads;

    public override string Path => path;

    public string Kind => kind;

    public string Content => content;

    /// <summary>How often the text was asked for.</summary>
    public int Reads => _reads;

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return _text;
    }
}
