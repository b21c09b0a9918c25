using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>Runs the rules of one table.</summary>
internal sealed class NftablesProgram
{
    private readonly string _table;
    private readonly Dictionary<string, NftSetIndex> _sets;
    private readonly Dictionary<string, NftChain> _chains;

    private NftablesProgram(NftTable table)
    {
        _table = $"{NftWriter.Keyword(table.Family)} {table.Name}";
        _sets = table.Sets.ToDictionary(static set => set.Name, static set => new NftSetIndex(set.Elements));
        _chains = table.Chains.ToDictionary(static chain => chain.Name);
    }

    /// <summary>What the table runs at the kernel's hooks.</summary>
    public static IEnumerable<HookProgram> Create(NftTable table)
    {
        var program = new NftablesProgram(table);
        foreach (var chain in table.Chains)
        {
            if (chain.Hook is not { } hook) continue;
            yield return new HookProgram(
                HookOf(hook.Point),
                hook.Priority,
                IsNat: hook.Type == NftHookType.Nat,
                (packet, context, end) => program.Run(chain, packet, context, end));
        }
    }

    private static NetfilterHook HookOf(NftHookPoint point) => point switch
    {
        NftHookPoint.Prerouting => NetfilterHook.Prerouting,
        NftHookPoint.Input => NetfilterHook.Input,
        NftHookPoint.Forward => NetfilterHook.Forward,
        NftHookPoint.Output => NetfilterHook.Output,
        _ => NetfilterHook.Postrouting,
    };

    private void Run(NftChain chain, PacketState packet, TraceContext context, Action<PacketState> end)
    {
        var open = new Stack<Position>();
        open.Push(new Position(packet, chain, 0, 0, null, null));
        while (open.TryPop(out var position))
        {
            end(Walk(position, open, context));
        }
    }

    /// <summary>Follows one way to its end, and leaves those that branch off for later.</summary>
    private PacketState Walk(Position start, Stack<Position> open, TraceContext context)
    {
        var position = start;
        while (true)
        {
            if (position.Rule == position.Chain.Rules.Length)
            {
                // A chain with a hook accepts what comes to its end.
                if (position.Caller is null) return position.Packet;
                position = position.Caller.After(position.Packet);
                continue;
            }

            var rule = position.Chain.Rules[position.Rule];
            if (position.Statement == rule.Statements.Length)
            {
                position = position.NextRule();
                continue;
            }

            var statement = rule.Statements[position.Statement];
            int choices = NftActions.Choices(statement);
            if (choices > 1 && position.Random is null)
            {
                position = position with { Packet = position.Packet with { Probability = position.Packet.Probability * Fraction.OneOf(choices) } };
                for (int random = choices - 1; random > 0; random--) open.Push(position with { Random = random });
                position = position with { Random = 0 };
            }

            var packet = new NftPacket(position.Packet, context.Node, _sets, context.Memory, position.Random ?? 0);
            var step = NftActions.Apply(statement, packet);
            Meet(position, rule, statement, step, context);
            if (step.Ends) return step.Packet;
            position = position with { Packet = step.Packet, Random = null };
            position = step switch
            {
                { Holds: false } => position.NextRule(),
                { Verdict: null } => position with { Statement = position.Statement + 1 },
                { Verdict.Kind: NftVerdictKind.Jump } => position.Enter(_chains[step.Verdict.Chain], new Caller(position.Chain, position.Rule + 1, position.Caller)),
                { Verdict.Kind: NftVerdictKind.Goto } => position.Enter(_chains[step.Verdict.Chain], position.Caller),
                _ => position with { Rule = position.Chain.Rules.Length }, // return
            };
        }
    }

    /// <summary>A rule is met when its first statement that does something is; a match alone does not count.</summary>
    private void Meet(Position position, NftRule rule, Statement statement, NftStep step, TraceContext context)
    {
        if (!step.Holds || statement is MatchStatement) return;
        string chain = position.Chain.Name;
        context.Meet(rule, met => new TraceStep(_table, chain, NftWriter.Format(met), met.Origin));
        for (int i = 0; i < position.Statement; i++)
        {
            if (rule.Statements[i] is not MatchStatement { Right: NamedSet set } match) continue;
            var packet = new NftPacket(position.Packet, context.Node, _sets, context.Memory, 0);
            if (packet.Holds(match, out var element)) Meet(set.Name, element, context);
        }

        if (step.Set is not null) Meet(step.Set, step.Element, context);
    }

    private void Meet(string set, Element? element, TraceContext context)
    {
        if (element is not null) context.Meet(element, met => new TraceStep(_table, $"@{set}", NftWriter.Format(met), met.Origin));
    }

    /// <summary>Where a chain was called from, and its callers.</summary>
    private sealed record Caller(NftChain Chain, int Rule, Caller? Outer)
    {
        public Position After(PacketState packet) => new(packet, Chain, Rule, 0, null, Outer);
    }

    /// <summary>A packet before a statement of a rule.</summary>
    /// <param name="Packet">The packet.</param>
    /// <param name="Chain">The chain.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="Statement">The statement.</param>
    /// <param name="Random">What chance gives in this statement; null as long as it has not been asked.</param>
    /// <param name="Caller">Where a return leads.</param>
    private readonly record struct Position(PacketState Packet, NftChain Chain, int Rule, int Statement, int? Random, Caller? Caller)
    {
        public Position NextRule() => this with { Rule = Rule + 1, Statement = 0, Random = null };

        public Position Enter(NftChain chain, Caller? caller) => new(Packet, chain, 0, 0, null, caller);
    }
}
