using System.Buffers;
using Knetc.Iptables;

namespace Knetc.Dns;

/// <summary>Writes a hosts file: each name whole, and without the cluster's domain, with and without <c>svc</c>.</summary>
internal static class HostsWriter
{
    private const string Suffix = ".svc";

    public static void Write(ServiceZone zone, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        foreach (var host in zone.Hosts)
        {
            text.Append(host.Address);
            char separator = '\t';
            foreach (string name in host.Names)
            {
                text.Append(separator);
                text.Append(name);
                text.Append('.');
                text.Append(zone.Domain);
                text.Append(' ');
                text.Append(name);
                text.Append(' ');
                text.Append(name.AsSpan(0, name.Length - Suffix.Length));
                separator = ' ';
            }

            text.EndLine();
            if (host.Origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, host.Origin));
        }

        text.Flush();
    }
}
