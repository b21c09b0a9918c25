using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>Requirements on a node, all of which must hold. A term without any admits no node.</summary>
public sealed record NodeSelectorTerm(ImmutableArray<SelectorRequirement> Expressions, ImmutableArray<SelectorRequirement> Fields);
