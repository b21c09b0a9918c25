namespace Knetc.Incremental;

/// <summary>
/// What earlier runs emitted, kept by the objects it was made of, for callers that emit again and again. One emission at a time; the
/// files are the same with and without it.
/// </summary>
public sealed class EmissionMemory
{
    /// <summary>So many numbers of origins may be out of use before they begin anew.</summary>
    private const int MostWaste = 300_000;

    private int _firstNumbers;
    private bool _hasOrigins;

    internal PlanMemory Plan { get; private set; } = new();

    internal OriginMemory Origins { get; private set; } = new();

    internal ObjectTexts Objects { get; } = new();

    private Memo<string, NodeRulesMemory> Nodes { get; } = new();

    /// <summary>How many service ports the last run rendered anew, on all nodes and in both families.</summary>
    public int RenderedPorts { get; internal set; }

    /// <summary>How many objects the last run wrote anew to <c>cluster.yaml</c>.</summary>
    public int RenderedObjects => Objects.AddedCount;

    /// <summary>The rules of a node.</summary>
    internal NodeRulesMemory RulesOf(string node)
    {
        if (!Nodes.TryGet(node, out var rules) || rules.HasOrigins != _hasOrigins) Nodes.Set(node, rules = new NodeRulesMemory(_hasOrigins ? Origins : null));
        return rules;
    }

    /// <summary>Ends a run: nodes that it left out are forgotten.</summary>
    internal void End()
    {
        Nodes.End();
        if (_firstNumbers == 0) _firstNumbers = Plan.Numbers;
    }

    /// <summary>What a plan may use of earlier ones. Numbers that have run far begin anew, and with them all that holds some.</summary>
    internal PlanMemory BeginPlan()
    {
        Origins.Wait();
        if (Plan.Numbers > (2 * _firstNumbers) + MostWaste)
        {
            _firstNumbers = 0;
            Plan = new PlanMemory();
            Origins = new OriginMemory();
            Nodes.Clear();
        }

        return Plan;
    }

    /// <summary>Begins a run.</summary>
    /// <param name="hasOrigins">Whether the source map is written.</param>
    internal void Begin(bool hasOrigins)
    {
        _hasOrigins = hasOrigins;
        RenderedPorts = 0;
        Nodes.Begin();
        Origins.Begin();
    }
}
