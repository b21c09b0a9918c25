using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Dns;

/// <summary>The names that a cluster's DNS has for its Services (Kubernetes DNS specification 1.1.0), without those for reverse look-up.</summary>
public sealed class ServiceZone
{
    private static readonly FieldPath NamePath = FieldPath.Of("metadata.name");

    private ServiceZone(string domain, ImmutableArray<DnsRecord> records, ImmutableArray<HostEntry> hosts, ImmutableArray<Diagnostic> findings)
    {
        Domain = domain;
        Records = records;
        Hosts = hosts;
        Findings = findings;
    }

    /// <summary>The zone's name, without a dot at the end.</summary>
    public string Domain { get; }

    /// <summary>By Service.</summary>
    public ImmutableArray<DnsRecord> Records { get; }

    /// <summary>By Service; those of type ExternalName have no address to stand here.</summary>
    public ImmutableArray<HostEntry> Hosts { get; }

    /// <summary>Names that had to be left out.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>False when the zone's own name is none; then there is nothing to write.</summary>
    public bool IsPossible => DnsName.Refuse(Domain) is null;

    /// <summary>Names the Services of a cluster. The cost is linear in Services and endpoints.</summary>
    public static ServiceZone Create(ResolvedCluster cluster)
    {
        string domain = cluster.Options.ClusterDomain;
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        if (DnsName.Refuse(domain) is { } reason)
        {
            findings.Add(new Diagnostic(BackEndDiagnostics.NameTooLongForDns, $"there is no zone: the cluster's domain {reason}")
            {
                Location = cluster.Options.Table.Locate(ClusterOption.ClusterDomain),
            });
            return new ServiceZone(domain, [], [], findings.ToImmutable());
        }

        var slices = SlicesOf(cluster);
        var records = ImmutableArray.CreateBuilder<DnsRecord>();
        var hosts = ImmutableArray.CreateBuilder<HostEntry>();
        foreach (var service in cluster.Services)
        {
            string name = $"{service.Name}.{service.Namespace}.svc";
            if (DnsName.Refuse($"{name}.{domain}") is { } problem)
            {
                findings.Add(Finding(new Origin(service.Manifest, NamePath), $"{name}.{domain} {problem}"));
                continue;
            }

            var names = new ServiceRecords(service, name, domain);
            names.Add(slices.TryGetValue((service.Namespace, service.Name), out var own) ? own : []);
            records.AddRange(names.Records);
            hosts.AddRange(names.Hosts);
            foreach (var (origin, message) in names.Refused) findings.Add(Finding(origin, message));
        }

        return new ServiceZone(domain, records.ToImmutable(), hosts.ToImmutable(), findings.ToImmutable());
    }

    /// <summary>The slices of each Service, IPv4 ones first.</summary>
    private static Dictionary<(string Namespace, string Name), List<EndpointSlice>> SlicesOf(ResolvedCluster cluster)
    {
        var slices = new Dictionary<(string, string), List<EndpointSlice>>();
        foreach (var family in (IpFamily[])[IpFamily.IPv4, IpFamily.IPv6])
        {
            foreach (var slice in cluster.EndpointSlices)
            {
                if (slice.AddressType != family.ToString() || slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
                if (!slices.TryGetValue((slice.Namespace, name), out var list)) slices.Add((slice.Namespace, name), list = []);
                list.Add(slice);
            }
        }

        return slices;
    }

    private static Diagnostic Finding(Origin origin, string message) => new(BackEndDiagnostics.NameTooLongForDns, message)
    {
        Location = origin.Object.Locate(origin.Path),
        Object = origin.Object.ToString(),
        Path = origin.Path.ToString(),
    };
}
