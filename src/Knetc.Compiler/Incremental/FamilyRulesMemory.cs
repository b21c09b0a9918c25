using Knetc.Iptables;
using Knetc.Planning;

namespace Knetc.Incremental;

/// <summary>The rules of one node and family in iptables mode, service port by service port.</summary>
/// <param name="origins">Numbers where lines come from; null when nobody asks.</param>
internal sealed class FamilyRulesMemory(OriginMemory? origins)
{
    /// <summary>As many service ports as are worth handing to another thread.</summary>
    private const int PortsPerThread = 256;

    private readonly Memo<PortIdentity, PortBlock> _blocks = new();
    private readonly LineWriter _writer = new(origins);
    private ChainPages _chains = new();
    private RuleEnvironment? _environment;

    /// <summary>How many service ports the last run rendered.</summary>
    public int RenderedCount => _blocks.AddedCount;

    /// <summary>The lines of the whole file, but for its frame.</summary>
    public List<Lines> Render(NodePlan plan, NodeFamilyPlan family)
    {
        origins?.Wait();
        var environment = RuleEnvironment.Of(plan, family);
        if (environment != _environment) _blocks.Clear();
        _environment = environment;
        bool isFirst = _blocks.Count == 0;
        var blocks = FindBlocks(plan, family, out var added, out var removed);
        var frame = IptablesFrame.Create(plan, family);
        if (isFirst)
        {
            _chains = new ChainPages();
            added.AddRange(frame.NatStart.Chains);
        }

        _chains.Change(removed, added);
        var lines = new List<Lines>((2 * blocks.Length) + 1024)
        {
            _writer.Write("*mangle"),
            _writer.Write([StaticRules.Canary]),
            _writer.Write("COMMIT"),
            _writer.Write("*filter"),
            _writer.Write(frame.FilterStart.ToTable(TableName.Filter, []).Chains.AsSpan()),
            _writer.Write(StaticRules.FilterHooks),
            _writer.Write(frame.FilterStart.Rules),
        };
        foreach (var block in blocks) Add(lines, block.Filter);
        lines.Add(_writer.Write(frame.FilterEnd.Rules));
        lines.Add(_writer.Write("COMMIT"));
        lines.Add(_writer.Write("*nat"));
        lines.AddRange(_chains.Render(_writer));
        lines.Add(_writer.Write(StaticRules.NatHooks));
        lines.Add(_writer.Write(frame.NatStart.Rules));
        foreach (var block in blocks) Add(lines, block.Nat);
        lines.Add(_writer.Write(frame.NatEnd.Rules));
        lines.Add(_writer.Write("COMMIT"));
        return lines;
    }

    private static void Add(List<Lines> lines, Lines block)
    {
        if (!block.Text.IsEmpty) lines.Add(block);
    }

    /// <summary>The block of every service port, in order.</summary>
    /// <param name="added">Receives the chains of blocks that are new.</param>
    /// <param name="removed">Receives the chains of blocks that are gone.</param>
    private PortBlock[] FindBlocks(NodePlan plan, NodeFamilyPlan family, out List<Chain> added, out List<Chain> removed)
    {
        _blocks.Begin();
        var ports = family.Ports;
        var blocks = new PortBlock[ports.Length];
        var missing = new List<int>();
        for (int i = 0; i < blocks.Length; i++)
        {
            if (_blocks.TryGet(ports[i].Port.Identity, out var block)) blocks[i] = block;
            else missing.Add(i);
        }

        if (missing.Count <= PortsPerThread)
        {
            var hashes = new ChainHashes();
            foreach (int i in missing) blocks[i] = Render(plan, family, ports[i], hashes, _writer);
        }
        else
        {
            Parallel.For(0, missing.Count, () => (new ChainHashes(), new LineWriter(origins)), (number, _, local) =>
            {
                blocks[missing[number]] = Render(plan, family, ports[missing[number]], local.Item1, local.Item2);
                return local;
            }, static _ => { });
        }

        added = [];
        foreach (int i in missing)
        {
            _blocks.Set(ports[i].Port.Identity, blocks[i]);
            added.AddRange(blocks[i].Chains);
        }

        removed = [];
        foreach (var block in _blocks.End()) removed.AddRange(block.Chains);
        return blocks;
    }

    private static PortBlock Render(NodePlan plan, NodeFamilyPlan family, NodeServicePort port, ChainHashes hashes, LineWriter writer)
    {
        var filter = new RuleSink();
        var nat = new RuleSink();
        var chains = new ServicePortChains(port.Port, !family.Services.IsLargeCluster, hashes);
        new ServiceRules(family, plan.Cluster.MasqueradeAll, filter, nat).Add(port, chains);
        return new PortBlock([.. nat.Chains], writer.Write(filter.Rules), writer.Write(nat.Rules));
    }
}
