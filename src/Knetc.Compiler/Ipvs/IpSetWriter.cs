using System.Buffers;
using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Ipvs;

/// <summary>Writes sets as input of <c>ipset restore</c>; read twice it changes nothing.</summary>
internal static class IpSetWriter
{
    private const string HashOptions = " hashsize 1024 maxelem 65536 -exist";

    /// <param name="sets">The sets of both families.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(IEnumerable<IpSet> sets, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        var all = sets.ToList();
        foreach (var set in all) WriteCreate(set, text);
        foreach (var set in all)
        {
            foreach (var entry in set.Entries)
            {
                text.Append("add ");
                text.Append(set.Name);
                text.Append(' ');
                WriteEntry(set.Definition.Type, entry, text);
                text.Append(" -exist");
                text.EndLine();
                if (entry.Origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, entry.Origin));
            }
        }

        text.Flush();
    }

    private static void WriteCreate(IpSet set, RuleText text)
    {
        text.Append("create ");
        text.Append(set.Name);
        text.Append(set.Definition.Type switch
        {
            IpSetType.HashIp => " hash:ip",
            IpSetType.HashIpPort => " hash:ip,port",
            IpSetType.HashIpPortIp => " hash:ip,port,ip",
            IpSetType.HashIpPortNet => " hash:ip,port,net",
            _ => " bitmap:port range 0-65535 -exist",
        });
        if (set.Definition.Type != IpSetType.BitmapPort)
        {
            text.Append(set.Family == IpFamily.IPv4 ? " family inet" : " family inet6");
            text.Append(HashOptions);
        }

        text.EndLine();
    }

    private static void WriteEntry(IpSetType type, in IpSetEntry entry, RuleText text)
    {
        if (type == IpSetType.BitmapPort)
        {
            text.Append(entry.Port);
            return;
        }

        text.Append(entry.Address);
        if (type == IpSetType.HashIp) return;
        text.Append(',');
        text.Append(entry.Protocol);
        text.Append(':');
        text.Append(entry.Port);
        if (type == IpSetType.HashIpPort) return;
        text.Append(',');
        text.Append(entry.Source.Address);
        if (type != IpSetType.HashIpPortNet) return;
        text.Append('/');
        text.Append(entry.Source.PrefixLength);
    }
}
