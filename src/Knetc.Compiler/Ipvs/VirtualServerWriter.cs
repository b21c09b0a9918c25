using System.Buffers;
using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>
/// Writes virtual servers as input of <c>ipvsadm --restore</c>, for an empty table. Unlike other files it has no header: ipvsadm
/// gives up at a comment.
/// </summary>
internal static class VirtualServerWriter
{
    /// <param name="servers">The virtual servers of both families.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(IEnumerable<VirtualServer> servers, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        foreach (var server in servers)
        {
            string name = server.Address.WithPort(server.Port);
            WriteServer(server, name, text);
            EndLine(text, server.Origin, lineOrigins);
            foreach (var real in server.RealServers)
            {
                WriteRealServer(server, name, real, text);
                EndLine(text, real.Origin, lineOrigins);
            }
        }

        text.Flush();
    }

    /// <summary>The line of a virtual server, or of one of its real servers, without a line feed.</summary>
    public static string Format(VirtualServer server, RealServer? real = null)
    {
        var buffer = new ArrayBufferWriter<char>();
        var text = new RuleText(buffer);
        string name = server.Address.WithPort(server.Port);
        if (real is null) WriteServer(server, name, text);
        else WriteRealServer(server, name, real, text);
        text.Flush();
        return buffer.WrittenSpan.ToString();
    }

    private static void WriteServer(VirtualServer server, string name, RuleText text)
    {
        text.Append("-A ");
        WriteService(server, name, text);
        text.Append(" -s ");
        text.Append(server.Scheduler);
        if (server.PersistenceSeconds is { } seconds)
        {
            text.Append(" -p ");
            text.Append(seconds);
        }

        if (server.HashesClientPort) text.Append(" -b mh-port");
    }

    private static void WriteRealServer(VirtualServer server, string name, RealServer real, RuleText text)
    {
        text.Append("-a ");
        WriteService(server, name, text);
        text.Append(" -r ");
        text.Append(real.Text);
        text.Append(" -m -w ");
        text.Append(RealServer.Weight);
    }

    private static void WriteService(VirtualServer server, string name, RuleText text)
    {
        text.Append(server.Protocol switch
        {
            "tcp" => "-t ",
            "udp" => "-u ",
            _ => "--sctp-service ",
        });
        text.Append(name);
    }

    private static void EndLine(RuleText text, Origin origin, Action<LineOrigin>? lineOrigins)
    {
        text.EndLine();
        if (origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, origin));
    }
}
