using System.Globalization;
using Knetc.Net;
using Knetc.Tracing;

namespace Knetc.Cli.Reporting;

/// <summary>A trace for people: the packet, the rules of each chain with the manifest lines behind them, the end, and why.</summary>
internal static class TraceText
{
    public static void Write(PacketSource source, TraceResult trace, NodeTracer tracer, TextWriter output)
    {
        var packet = trace.Packet;
        string sender = source.Kind == PacketSourceKind.Address ? "" : $" ({source})";
        string way = packet.InputInterface is { } name ? $"arrives by {name}" : "is sent by the node itself";
        output.WriteLine($"{packet.Source}{sender} to {new PacketTarget(packet.Destination, packet.DestinationPort, packet.Protocol)} {way} on {tracer.Plan.NodeName}");
        string heading = "";
        foreach (var step in trace.Steps)
        {
            string own = $"{step.Table} {step.Chain}";
            if (own != heading) output.WriteLine(own);
            heading = own;
            output.WriteLine($"  {step.Rule}");
            if (step.Origin.Object is not { } cause) continue;
            string place = cause.Source is { } file && step.Origin.Line > 0 ? $"{file.Path}:{step.Origin.Line}: " : "";
            output.WriteLine(FindingText.Visible($"    {place}{cause} {step.Origin.Path}".TrimEnd()));
        }

        output.WriteLine(End(trace));
        output.WriteLine($"because {tracer.Explain(trace)}");
    }

    private static string End(TraceResult trace)
    {
        if (trace.Verdict != TraceVerdict.Forward) return $"verdict: {trace.Verdict.ToString().ToLowerInvariant()}";
        return $"verdict: forward to {string.Join(", ", TraceDestination.Of(trace).Select(Describe))}";
    }

    private static string Describe(TraceDestination destination)
    {
        string address = destination.Address.Family == IpFamily.IPv4 ? destination.Address.ToString() : $"[{destination.Address}]";
        string chance = destination.Probability.IsOne ? "" : $" ({destination.Probability})";
        string masqueraded = destination.Masqueraded switch
        {
            true => " masqueraded",
            false => "",
            null => " masqueraded at times",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{address}:{destination.Port}{chance}{masqueraded}");
    }
}
