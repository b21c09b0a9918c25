using Knetc.Dns;

namespace Knetc.Output;

/// <summary>The names of the Services, for a DNS server and for a hosts file.</summary>
internal static class DnsFiles
{
    public static IEnumerable<Artifact> Write(ServiceZone zone, SourceMap? sourceMap)
    {
        if (!zone.IsPossible) yield break;
        yield return ProxyFiles.Write($"dns/{zone.Domain}.zone", sourceMap, (text, origins) => ZoneWriter.Write(zone, text, origins));
        yield return ProxyFiles.Write("dns/hosts", sourceMap, (text, origins) => HostsWriter.Write(zone, text, origins));
    }
}
