using System.Buffers;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Userspace;

/// <summary>Writes the servers of <c>nginx-stream.conf</c>: the content of nginx's <c>stream</c> block.</summary>
internal static class StreamConfigWriter
{
    /// <param name="rules">The servers, and where they listen.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(UserspaceRuleSet rules, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        foreach (var server in rules.Servers)
        {
            Write(server, rules.ListenAddress, text, origin =>
            {
                text.EndLine();
                if (origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, origin));
            });
        }

        text.Flush();
    }

    /// <summary>The line that has the proxy listen.</summary>
    public static string Listen(StreamServer server, IpAddress listen) =>
        $"server {{ listen {listen.WithPort(server.ProxyPort)}{(server.Port.Protocol == "udp" ? " udp; proxy_timeout 250ms" : "; proxy_timeout 365d")}; proxy_pass {server.Name}; }}";

    /// <summary>The line of an endpoint.</summary>
    public static string Server(PlannedEndpoint endpoint) => $"server {endpoint.Address.WithPort(endpoint.Port)} max_fails=0;";

    private static void Write(StreamServer server, IpAddress listen, RuleText text, Action<Origin> endLine)
    {
        var port = server.Port;
        text.EndLine();
        text.Append("    # ");
        text.Append(port.NameText);
        endLine(port.Origin);
        text.Append("    upstream ");
        text.Append(server.Name);
        text.Append(" {");
        endLine(port.Origin);
        if (port.AffinitySeconds is not null)
        {
            text.Append("        hash $remote_addr consistent;");
            endLine(port.Origin);
        }

        foreach (var endpoint in server.Endpoints)
        {
            text.Append("        ");
            text.Append(Server(endpoint));
            endLine(endpoint.Origin);
        }

        // An upstream must not be empty; with nothing that is up, connections are closed at once.
        if (server.Endpoints.IsEmpty)
        {
            text.Append("        server 127.0.0.1:1 down;");
            endLine(port.Origin);
        }

        text.Append("    }");
        text.EndLine();
        text.Append("    ");
        text.Append(Listen(server, listen));
        endLine(port.Origin);
    }
}
