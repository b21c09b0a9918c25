using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Planning;
using Knetc.Userspace;

namespace Knetc.Tracing;

/// <summary>
/// Leads packets of one family through the rules of one node as the kernel would, on all the ways that chance may choose. It
/// assumes that the node forwards packets and has a route to everywhere.
/// </summary>
public sealed class Tracer
{
    private const string Loopback = "lo";

    private readonly TracedNode _node;
    private readonly ILookup<NetfilterHook, HookProgram> _programs;

    internal Tracer(TracedNode node, IEnumerable<HookProgram> programs)
    {
        _node = node;
        _programs = programs.OrderBy(static program => program.Priority).ToLookup(static program => program.Hook);
    }

    /// <summary>For the rules of iptables mode.</summary>
    public static Tracer Create(NodePlan plan, IptablesRuleSet rules) =>
        new(TracedNode.Create(plan, rules.Family), IptablesProgram.Create(rules, SetIndex.Empty));

    /// <summary>For everything that ipvs mode programs.</summary>
    public static Tracer Create(NodePlan plan, IpvsRuleSet rules) => new(
        TracedNode.Create(plan, rules.Family, rules.Addresses),
        [.. IptablesProgram.Create(rules.Iptables, new SetIndex(rules.Sets)), .. IpvsProgram.Create(rules.VirtualServers)]);

    /// <summary>For everything that userspace mode programs in a family, the proxy included.</summary>
    public static Tracer Create(NodePlan plan, UserspaceRuleSet rules, IpFamily family) => new(
        TracedNode.Create(plan, family),
        [.. IptablesProgram.Create(family == IpFamily.IPv4 ? rules.IPv4 : rules.IPv6, SetIndex.Empty), StreamProgram.Create(rules)]);

    /// <summary>For the table of one family in nftables mode, whatever its layout.</summary>
    public static Tracer Create(NodePlan plan, NftTable table) => new(TracedNode.Create(plan, table.Family), NftablesProgram.Create(table));

    /// <summary>Whether the node has the address itself: packets from it are its own, packets to it are delivered on it.</summary>
    public bool IsLocal(IpAddress address) => _node.IsLocal(address);

    /// <summary>Every way the packet may go.</summary>
    /// <param name="packet">A packet of this tracer's family.</param>
    /// <param name="memory">Where clients were sent before; nowhere by default.</param>
    public TraceResult Trace(Packet packet, AffinityMemory? memory = null)
    {
        var context = new TraceContext(_node, memory ?? AffinityMemory.Empty);
        PacketState[] start = [new PacketState(packet, Fraction.One)];
        var ends = new List<PacketState>();
        if (packet.InputInterface is null) Send(start, context, ends);
        else Receive(start, context, ends);
        return new TraceResult(packet, Summarize(ends), context.Steps);
    }

    /// <summary>The way of packets that arrive.</summary>
    private void Receive(IReadOnlyList<PacketState> states, TraceContext context, List<PacketState> ends)
    {
        var routed = Run(NetfilterHook.Prerouting, states, context, ends);
        Deliver([.. routed.Where(state => IsLocal(state.Destination))], context, ends);
        var forwarded = Run(NetfilterHook.Forward, [.. routed.Where(state => !IsLocal(state.Destination))], context, ends);
        ends.AddRange(Run(NetfilterHook.Postrouting, forwarded, context, ends));
    }

    /// <summary>The way of packets that the node sends; those to itself come back through the loopback interface.</summary>
    private void Send(IReadOnlyList<PacketState> states, TraceContext context, List<PacketState> ends)
    {
        var left = Leave(states, context, ends);
        ends.AddRange(left.Where(state => !IsLocal(state.Destination)));
        PacketState[] back = [.. left.Where(state => IsLocal(state.Destination)).Select(static state => state with { InputInterface = Loopback })];
        Deliver(Run(NetfilterHook.Prerouting, back, context, ends), context, ends);
    }

    private void Deliver(IReadOnlyList<PacketState> states, TraceContext context, List<PacketState> ends)
    {
        var delivered = Run(NetfilterHook.Input, states, context, ends);
        ends.AddRange(delivered.Where(static state => state.Fate == PacketFate.Continues));

        // IPVS catches packets to its addresses at the end of this hook.
        ends.AddRange(Leave([.. Resent(delivered)], context, ends));
    }

    private List<PacketState> Leave(IReadOnlyList<PacketState> states, TraceContext context, List<PacketState> ends)
    {
        var sent = Run(NetfilterHook.Output, states, context, ends);
        while (sent.Exists(static state => state.Fate == PacketFate.Resent))
        {
            var again = Run(NetfilterHook.Output, [.. Resent(sent)], context, ends);
            sent = [.. sent.Where(static state => state.Fate == PacketFate.Continues), .. again];
        }

        return Run(NetfilterHook.Postrouting, sent, context, ends);
    }

    private static IEnumerable<PacketState> Resent(IEnumerable<PacketState> states) =>
        states.Where(static state => state.Fate == PacketFate.Resent).Select(static state => state with { Fate = PacketFate.Continues, InputInterface = null });

    /// <summary>Leads packets through one hook. Those that rules put an end to are added to <paramref name="ends"/>.</summary>
    private List<PacketState> Run(NetfilterHook hook, IReadOnlyList<PacketState> states, TraceContext context, List<PacketState> ends)
    {
        List<PacketState> current = [.. states];
        if (current.Count == 0) return current;
        foreach (var program in _programs[hook])
        {
            var next = new List<PacketState>(current.Count);
            foreach (var state in current)
            {
                if (state.Fate != PacketFate.Continues || (program.IsNat && !MeetsNat(hook, state)))
                {
                    next.Add(state);
                    continue;
                }

                program.Run(state, context, end =>
                {
                    if (end.Fate is PacketFate.Dropped or PacketFate.Rejected) ends.Add(end);
                    else next.Add(end);
                });
            }

            current = next;
        }

        return [.. current.Select(state => Settle(hook, state))];
    }

    private static bool MeetsNat(NetfilterHook hook, PacketState state) =>
        state.Packet.State == ConnectionState.New && !(ChangesDestination(hook) ? state.DestinationSettled : state.SourceSettled);

    private static PacketState Settle(NetfilterHook hook, PacketState state)
    {
        // IPVS takes packets out of the input hook before their source is translated.
        if (hook == NetfilterHook.Forward || (hook == NetfilterHook.Input && state.Fate == PacketFate.Resent)) return state;
        return ChangesDestination(hook) ? state with { DestinationSettled = true } : state with { SourceSettled = true };
    }

    private static bool ChangesDestination(NetfilterHook hook) => hook is NetfilterHook.Prerouting or NetfilterHook.Output;

    private static ImmutableArray<TraceOutcome> Summarize(List<PacketState> ends)
    {
        var outcomes =
            from state in ends
            let verdict = VerdictOn(state)
            group state by (verdict, state.Destination, state.DestinationPort, state.Masqueraded, Remembered: string.Join('\n', state.Remembered))
            into same
            orderby same.Key.verdict, same.Key.Destination, same.Key.DestinationPort, same.Key.Masqueraded, same.Key.Remembered
            select new TraceOutcome(
                same.Key.verdict,
                same.Key.Destination,
                same.Key.DestinationPort,
                same.Key.Masqueraded,
                same.Aggregate(Fraction.Zero, static (sum, state) => sum + state.Probability))
            {
                Remembered = same.First().Remembered,
            };
        return [.. outcomes];
    }

    private static TraceVerdict VerdictOn(PacketState state) => state.Fate switch
    {
        PacketFate.Dropped => TraceVerdict.Drop,
        PacketFate.Rejected => TraceVerdict.Reject,
        _ => state.Concerned ? TraceVerdict.Forward : TraceVerdict.None,
    };
}
