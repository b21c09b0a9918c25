using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Diagnostics;

/// <summary>One finding.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message)
{
    public string Id => Descriptor.Id;

    public Severity Severity { get; init; } = Descriptor.Severity;

    /// <summary>The offending text; null only for findings about the command line or the environment.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The object, as <c>Service default/web</c>, or null when no object could be read.</summary>
    public string? Object { get; init; }

    /// <summary>The API server's path of the field, or null.</summary>
    public string? Path { get; init; }

    public string Help { get; init; } = Descriptor.Help;

    /// <summary>Text that would repair the offending place, or null when no single repair is right.</summary>
    public string? Fix { get; init; }

    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Why the finding does not count; null when it does.</summary>
    public Suppression? Suppression { get; init; }
}
