using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Diagnostics;

/// <summary>Collects the findings of one phase; the phase hands them on as an immutable list.</summary>
public sealed class DiagnosticBag
{
    /// <summary>Null while there are none: every document has a bag, and few have findings.</summary>
    private ImmutableArray<Diagnostic>.Builder? _items;

    public int Count => _items?.Count ?? 0;

    public bool HasErrors { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error) HasErrors = true;
        (_items ??= ImmutableArray.CreateBuilder<Diagnostic>()).Add(diagnostic);
    }

    public void AddRange(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics) Add(diagnostic);
    }

    /// <summary>Reports a finding about a place in a file rather than about a field of an object.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceText source, TextSpan span, string message) =>
        Add(new Diagnostic(descriptor, message) { Location = new SourceLocation(source, span) });

    public ImmutableArray<Diagnostic> ToImmutable() => _items?.ToImmutable() ?? [];
}
