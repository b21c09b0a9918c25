using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Knetc.Tracing;

/// <summary>What the rules of one trace share: the node, what was remembered before, and the rules met so far.</summary>
internal sealed class TraceContext(TracedNode node, AffinityMemory memory)
{
    private readonly HashSet<object> _met = new(ReferenceEqualityComparer.Instance);
    private readonly List<TraceStep> _steps = [];

    public TracedNode Node => node;

    public AffinityMemory Memory => memory;

    public ImmutableArray<TraceStep> Steps => ImmutableCollectionsMarshal.AsImmutableArray(_steps.ToArray());

    /// <summary>Notes a rule that held; each once, although several ways may lead over it.</summary>
    /// <param name="rule">The rule itself, told apart by reference.</param>
    /// <param name="step">Describes it.</param>
    public void Meet<TRule>(TRule rule, Func<TRule, TraceStep> step)
        where TRule : class
    {
        if (_met.Add(rule)) _steps.Add(step(rule));
    }
}
