using Knetc.Dns;

namespace Knetc.Output;

/// <summary>The names of the Services, for a DNS server and for a hosts file.</summary>
internal static class DnsFiles
{
    public const string ZoneName = "zone";

    private const string HostsName = "hosts";
    private const string HostsPath = "dns/" + HostsName;

    public static IEnumerable<Artifact> Write(ServiceZone zone, RuleFileWriter files, SourceMap? sourceMap)
    {
        if (!zone.IsPossible) yield break;
        yield return Place(ZonePath(zone), sourceMap, files.Write(ZoneName, (text, origins) => ZoneWriter.Write(zone, text, origins)));
        yield return Place(HostsPath, sourceMap, files.Write(HostsName, (text, origins) => HostsWriter.Write(zone, text, origins)));
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
