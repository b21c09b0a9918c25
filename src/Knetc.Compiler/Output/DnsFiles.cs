using Knetc.Dns;

namespace Knetc.Output;

/// <summary>The names of the Services, for a DNS server and for a hosts file.</summary>
internal static class DnsFiles
{
    private const string HostsPath = "dns/hosts";

    public static IEnumerable<Artifact> Write(ServiceZone zone, SourceMap? sourceMap)
    {
        if (!zone.IsPossible) yield break;
        yield return Place(ZonePath(zone), sourceMap, ProxyFiles.Write("", sourceMap, (text, origins) => ZoneWriter.Write(zone, text, origins)));
        yield return Place(HostsPath, sourceMap, ProxyFiles.Write("", sourceMap, (text, origins) => HostsWriter.Write(zone, text, origins)));
    }

    /// <summary>The paths of the files.</summary>
    public static IEnumerable<string> Paths(ServiceZone zone) => zone.IsPossible ? [ZonePath(zone), HostsPath] : [];

    private static string ZonePath(ServiceZone zone) => $"dns/{zone.Domain}.zone";

    private static Artifact Place(string path, SourceMap? sourceMap, RuleFile file)
    {
        if (file.Origins is { } origins) sourceMap?.Add(path, origins);
        return new Artifact(path, file.Content);
    }
}
