using System.Buffers;
using System.Globalization;
using System.Net;
using Knetc.Conformance;
using Knetc.Iptables;
using Knetc.Kernel.Machine;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Nftables.Compact;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Tracing;
using Xunit.Abstractions;

namespace Knetc.Kernel.Tracing;

/// <summary>The kernel, with the rules that kube-proxy left in it, does with random packets what the tracer says.</summary>
public sealed class TraceTests(ITestOutputHelper output)
{
    /// <summary>How many different packets a family of a capture gets.</summary>
    private const int Packets = 60;

    /// <summary>How often a packet is sent for each of its destinations: one of them stays out once in millions of runs.</summary>
    private const int Repetitions = 20;

    /// <summary>How often packets ended in which way.</summary>
    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);

    private uint _number;

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void The_rules_of_iptables_mode_do_what_the_tracer_says() => Check(
        Captures.IptablesFolder,
        (folder, _, _) => $"iptables-nft-restore <'{folder}/iptables.save'\nip6tables-nft-restore <'{folder}/ip6tables.save'",
        stride: 4);

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void The_rules_of_nftables_mode_do_what_the_tracer_says() =>
        Check(Captures.NftablesFolder, (folder, _, _) => $"nft -f '{folder}/ruleset.nft'", stride: 3);

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void The_compact_layout_does_what_the_tracer_says_of_the_reference_layout() => Check(
        Captures.NftablesFolder,
        (_, cluster, node) =>
        {
            var text = new ArrayBufferWriter<char>();
            NftWriter.Write(new CompactBackend(cluster).Generate(node), text);
            return $"nft -f - <<'END'\n{text.WrittenSpan}END";
        },
        stride: 3);

    /// <param name="mode">The folder of the captures.</param>
    /// <param name="load">Loads the rules, given the folder of those of the reference, the cluster and the node.</param>
    /// <param name="stride">Every how many captures one is used.</param>
    private void Check(string mode, Func<string, ClusterPlan, NodePlan, string> load, int stride)
    {
        int count = 0;
        var mistakes = new List<string>();
        foreach (string name in Captures.CasesOf(mode).Where((_, index) => index % stride == 0)) count += Check(mode, name, load, mistakes);
        output.WriteLine($"{count} packets, sent {_number} times: {string.Join(", ", _seen.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.True(mistakes.Count == 0, $"{mistakes.Count} of {count} packets\n{string.Join('\n', mistakes.Take(20))}");
        Assert.True(count >= 1000, $"only {count} packets");

        // A test in which everything were dropped would not say much.
        foreach (string kind in (string[])["Drop", "Reject", "None", "Forward", "Forward masqueraded", "Remembered"]) Assert.True(_seen.GetValueOrDefault(kind) >= 5, $"hardly any packet is {kind}");
    }

    private int Check(string mode, string name, Func<string, ClusterPlan, NodePlan, string> load, List<string> mistakes)
    {
        var plan = Plan(mode, name);
        var node = plan.Cluster.Nodes.Single(candidate => candidate.Name == File.ReadAllText(Captures.PathOf(mode, name, "node")).Trim());
        var tracer = new NodeTracer(plan, node);
        var detector = tracer.Plan.IPv4.Detector;
        string[] interfaces = ["eth0", detector.Kind == LocalDetectorKind.InterfacePrefix ? detector.Interface + "0" : "cni0"];
        var addresses = tracer.Plan.Addresses.Interfaces.Where(address => !address.IsLoopback).Distinct().ToList();
        using var lab = new PacketLab(addresses, interfaces);
        bool servesLoopback = mode == Captures.IptablesFolder && IptablesBackend.ServesLocalhostNodePorts(tracer.Plan, IpFamily.IPv4);
        lab.Script((servesLoopback ? "sysctl -qw net.ipv4.conf.all.route_localnet=1\n" : "") + load(Captures.PathOf(mode, name, "expected"), plan, tracer.Plan));

        int count = 0;
        foreach (var family in (IpFamily[])[IpFamily.IPv4, IpFamily.IPv6])
        {
            if (!addresses.Exists(address => address.Family == family)) continue;
            var maker = new PacketMaker(tracer, family, interfaces, servesLoopback, seed: int.Parse(name, CultureInfo.InvariantCulture));
            if (!maker.IsUseful) continue;
            Check(lab, tracer, Enumerable.Range(0, Packets).Select(_ => maker.Next()).ToList(), $"{mode}/{name}", mistakes);
            count += Packets;
        }

        return count;
    }

    private void Check(PacketLab lab, NodeTracer tracer, List<Packet> packets, string place, List<string> mistakes)
    {
        var memory = AffinityMemory.Empty;
        var batch = new List<(Probe Probe, TraceResult Trace)>();
        foreach (var packet in packets)
        {
            var trace = tracer.Trace(packet, memory);
            if (trace.Outcomes.Any(outcome => !outcome.Remembered.IsEmpty))
            {
                memory = CheckAffinity(lab, tracer, packet, memory, place, mistakes);
                continue;
            }

            int times = trace.Outcomes.Length == 1 ? 1 : trace.Outcomes.Length * Repetitions;
            for (int i = 0; i < times; i++) batch.Add((Next(packet), trace));
        }

        var found = lab.Send([.. batch.Select(entry => entry.Probe)]);
        foreach (var group in batch.GroupBy(entry => entry.Trace))
        {
            var reached = new HashSet<TraceOutcome>();
            var wrong = new List<string>();
            foreach (var (probe, trace) in group)
            {
                var observation = found.GetValueOrDefault(probe.Number);
                if (trace.Outcomes.FirstOrDefault(outcome => Agrees(outcome, observation, trace.Packet, tracer)) is { } outcome) Count(reached, outcome);
                else wrong.Add(Describe(trace, observation));
            }

            if (wrong.Count > 0) mistakes.Add($"{place}: {wrong[0]}");
            else if (reached.Count < group.Key.Outcomes.Length) mistakes.Add($"{place}: only {reached.Count} outcomes of {Describe(group.Key, null)}");
        }
    }

    /// <summary>The first packet goes anywhere, and what the kernel chose is what later packets of that client must do.</summary>
    private AffinityMemory CheckAffinity(PacketLab lab, NodeTracer tracer, Packet packet, AffinityMemory memory, string place, List<string> mistakes)
    {
        for (int i = 0; i < 4; i++)
        {
            var trace = tracer.Trace(packet, memory);
            var probe = Next(packet);
            var observation = lab.Send([probe]).GetValueOrDefault(probe.Number);
            if (i > 0 && trace.Outcomes.Length > 1) mistakes.Add($"{place}: the memory did not count for {Describe(trace, observation)}");
            if (trace.Outcomes.FirstOrDefault(outcome => Agrees(outcome, observation, packet, tracer)) is { } outcome)
            {
                memory = memory.After(outcome);
                Count([], outcome);
                continue;
            }

            mistakes.Add($"{place}: {Describe(trace, observation)}");
            break;
        }

        return memory;
    }

    private void Count(HashSet<TraceOutcome> reached, TraceOutcome outcome)
    {
        if (!reached.Add(outcome)) return;
        string kind = $"{outcome.Verdict}{(outcome.Masqueraded ? " masqueraded" : "")}";
        _seen[kind] = _seen.GetValueOrDefault(kind) + 1;
        if (!outcome.Remembered.IsEmpty) _seen["Remembered"] = _seen.GetValueOrDefault("Remembered") + 1;
    }

    private Probe Next(Packet packet)
    {
        _number++;
        return new Probe(packet with { SourcePort = 1024 + (int)(_number % 64_000) }, _number);
    }

    private static bool Agrees(TraceOutcome outcome, Observation? observation, Packet packet, NodeTracer tracer) => outcome.Verdict switch
    {
        TraceVerdict.Drop => observation is null,
        TraceVerdict.Reject => observation is { Kind: ObservationKind.Refused },
        _ => observation is not null
            && observation.Kind == (tracer.IsLocal(outcome.Destination) ? ObservationKind.Delivered : ObservationKind.Left)
            && Same(observation.Destination, outcome.Destination)
            && observation.Port == outcome.Port
            && (outcome.Masqueraded ? tracer.IsLocal(Parse(observation.Source)) : Same(observation.Source, packet.Source)),
    };

    private static bool Same(IPAddress left, IpAddress right) => Parse(left) == right;

    private static IpAddress Parse(IPAddress address)
    {
        var bare = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes()) : address;
        return IpAddress.TryParse(bare.ToString(), ParsingGrade.Canonical, out var parsed) ? parsed : throw new FormatException(bare.ToString());
    }

    private static string Describe(TraceResult trace, Observation? observation) =>
        $"{trace.Packet}\n    traced {string.Join(", ", trace.Outcomes.Select(outcome => $"{outcome.Verdict} {outcome.Destination} {outcome.Port}{(outcome.Masqueraded ? " masqueraded" : "")}"))}\n    kernel {observation?.ToString() ?? "nothing"}";

    private static ClusterPlan Plan(string mode, string name)
    {
        string[] files = ["manifests.yaml", "kube-proxy.yaml"];
        var compilation = new Compilation(
            [.. files.Select(file => new SourceText(file, File.ReadAllText(Captures.PathOf(mode, name, file))))],
            new OptionLayer("test")
            {
                KubeVersion = new KubeVersion(1, 30),
                ServiceClusterIPRanges = [Network("10.96.0.0/12"), Network("fd00:10:96::/112")],
            });
        return ClusterPlan.Create(compilation.Cluster);
    }

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network) ? network : throw new FormatException(text);
}
