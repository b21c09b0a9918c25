using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.Tracing;

/// <summary>Runs the rules of one table.</summary>
internal sealed class IptablesProgram
{
    private static readonly Rule[] NoRules = [];

    private readonly string _table;
    private readonly SetIndex _sets;
    private readonly Dictionary<string, Rule[]> _chains;

    private IptablesProgram(Table table, SetIndex sets)
    {
        _table = NameOf(table.Name);
        _sets = sets;
        _chains = table.Hooks.Select(static hook => hook.Rule).Concat(table.Rules)
            .GroupBy(static rule => rule.Chain)
            .ToDictionary(static chain => chain.Key, static chain => chain.ToArray());
    }

    /// <summary>What the rule set runs at the kernel's hooks.</summary>
    public static IEnumerable<HookProgram> Create(IptablesRuleSet rules, SetIndex sets)
    {
        foreach (var table in rules.Tables)
        {
            var program = new IptablesProgram(table, sets);
            foreach (string chain in table.Hooks.Select(static hook => hook.Rule.Chain).Distinct())
            {
                var hook = HookOf(chain);
                yield return new HookProgram(
                    hook,
                    PriorityOf(table.Name, hook),
                    IsNat: table.Name == TableName.Nat,
                    (packet, context, end) => program.Run(chain, packet, context, end));
            }
        }
    }

    private static NetfilterHook HookOf(string chain) => chain switch
    {
        "PREROUTING" => NetfilterHook.Prerouting,
        "INPUT" => NetfilterHook.Input,
        "FORWARD" => NetfilterHook.Forward,
        "OUTPUT" => NetfilterHook.Output,
        "POSTROUTING" => NetfilterHook.Postrouting,
        _ => throw new NotSupportedException($"{chain} is no built-in chain."),
    };

    private static int PriorityOf(TableName table, NetfilterHook hook) => table switch
    {
        TableName.Mangle => HookPriority.Mangle,
        TableName.Filter => HookPriority.Filter,
        _ => hook is NetfilterHook.Prerouting or NetfilterHook.Output ? HookPriority.DestinationNat : HookPriority.SourceNat,
    };

    private static string NameOf(TableName table) => table switch
    {
        TableName.Mangle => "mangle",
        TableName.Filter => "filter",
        _ => "nat",
    };

    private void Run(string builtIn, PacketState packet, TraceContext context, Action<PacketState> end)
    {
        var open = new Stack<Position>();
        open.Push(new Position(packet, RulesOf(builtIn), 0, null));
        while (open.TryPop(out var position))
        {
            if (Walk(position, open, context) is { } state) end(state);
        }
    }

    /// <summary>Follows one way to its end, and leaves those that branch off for later.</summary>
    private PacketState Walk(Position position, Stack<Position> open, TraceContext context)
    {
        var (packet, rules, next, caller) = position;
        while (true)
        {
            if (next == rules.Length)
            {
                // The built-in chains accept what comes to their end.
                if (caller is null) return packet;
                (rules, next, caller) = caller;
                continue;
            }

            var rule = rules[next++];
            var chance = IptablesMatching.Chance(rule, packet, context, _sets);
            if (chance.IsZero) continue;
            if (!chance.IsOne)
            {
                open.Push(new Position(packet with { Probability = packet.Probability * chance.Complement }, rules, next, caller));
                packet = packet with { Probability = packet.Probability * chance };
            }

            var state = packet;
            context.Meet(rule, met => new TraceStep(_table, met.Chain, RestoreWriter.Format(met), OriginOf(met, state)));
            packet = Remember(rule, packet);
            switch (rule.Target)
            {
                case JumpTarget jump:
                    caller = new Caller(rules, next, caller);
                    (rules, next) = (RulesOf(jump.Chain), 0);
                    break;
                case VerdictTarget { Verdict: Verdict.Return }:
                    next = rules.Length;
                    break;
                case { } target:
                    packet = IptablesActions.Apply(target, packet, context.Node, out bool ends);
                    if (ends) return packet;
                    break;
            }
        }
    }

    /// <summary>What caused the rule; where it matches a set that many Services share, what caused the packet's entry.</summary>
    private Origin OriginOf(Rule rule, PacketState packet)
    {
        foreach (var match in rule.Matches)
        {
            if (match is SetMatch set && _sets.Find(set, packet) is { } entry) return entry.Origin;
        }

        return rule.Origin;
    }

    private static PacketState Remember(Rule rule, PacketState packet)
    {
        foreach (var match in rule.Matches)
        {
            if (match is RecentSetMatch recent) packet = packet with { Remembered = packet.Remembered.Add(new AffinityEntry(recent.List, packet.Source)) };
        }

        return packet;
    }

    private Rule[] RulesOf(string chain) => _chains.GetValueOrDefault(chain, NoRules);

    /// <summary>Where a chain was called from, and its callers.</summary>
    private sealed record Caller(Rule[] Rules, int Next, Caller? Outer);

    /// <summary>A packet before a rule.</summary>
    private readonly record struct Position(PacketState Packet, Rule[] Rules, int Next, Caller? Caller);
}
