using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Incremental;

/// <summary>What became of an object when it was held against the rules of its kind.</summary>
/// <param name="Given">The object as read.</param>
/// <param name="Kept">The object with defaults; null when it has errors.</param>
/// <param name="Diagnostics">What was found.</param>
internal sealed record ValidatedObject(IManifestObject Given, IManifestObject? Kept, ImmutableArray<Diagnostic> Diagnostics);
