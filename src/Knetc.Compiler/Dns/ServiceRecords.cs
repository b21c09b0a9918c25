using System.Globalization;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Dns;

/// <summary>The records of one Service.</summary>
/// <param name="service">The Service.</param>
/// <param name="name">Its name, relative to the zone.</param>
/// <param name="domain">The zone.</param>
internal sealed class ServiceRecords(Service service, string name, string domain)
{
    private static readonly FieldPath ClusterIPsPath = FieldPath.Of("spec.clusterIPs");
    private static readonly FieldPath ClusterIPPath = FieldPath.Of("spec.clusterIP");
    private static readonly FieldPath ExternalNamePath = FieldPath.Of("spec.externalName");
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");

    private readonly HashSet<(string Name, string Type, string Value)> _known = [];
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    public List<DnsRecord> Records { get; } = [];

    public List<HostEntry> Hosts { get; } = [];

    /// <summary>Names that DNS cannot hold, with the reasons.</summary>
    public List<(Origin Origin, string Message)> Refused { get; } = [];

    /// <param name="slices">The Service's own.</param>
    public void Add(List<EndpointSlice> slices)
    {
        if (service.Spec.Type == "ExternalName") AddAlias();
        else if (service.IsHeadless) AddEndpoints(slices);
        else AddClusterIPs();
    }

    private void AddAlias()
    {
        var origin = new Origin(service.Manifest, ExternalNamePath);
        string target = service.Spec.ExternalName.TrimEnd('.').ToLowerInvariant();

        // Only a name that passes this may stand in the file; what does not is an error of the Service.
        if (LexicalClass.NotDns1123Subdomain(target) is not null) return;
        if (Fits(target, origin)) Record(name, "CNAME", target + ".", origin);
    }

    private void AddClusterIPs()
    {
        for (int i = 0; i < service.Spec.ClusterIPs.Length; i++)
        {
            if (!IpAddress.TryParse(service.Spec.ClusterIPs[i], ParsingGrade.Sloppy, out var address)) continue;
            var origin = new Origin(service.Manifest, service.Manifest.Has(ClusterIPsPath) ? ClusterIPsPath.Index(i) : ClusterIPPath);
            Address(name, address, origin);
            Hosts.Add(new HostEntry(address.ToString(), [name], origin));
        }

        if (Hosts.Count == 0) return;
        for (int i = 0; i < service.Spec.Ports.Length; i++)
        {
            var port = service.Spec.Ports[i];
            ServicePort(port.Name, port.Protocol, port.Port, name, new Origin(service.Manifest, PortsPath.Index(i)));
        }
    }

    private void AddEndpoints(List<EndpointSlice> slices)
    {
        foreach (var slice in slices)
        {
            foreach (var endpoint in slice.Endpoints)
            {
                if (endpoint.Ready == false) continue;
                foreach (string text in endpoint.Addresses)
                {
                    if (!IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address)) continue;
                    Address(name, address, endpoint.Origin);
                    AddHost(slice, endpoint, address);
                }
            }
        }
    }

    /// <summary>An endpoint has its own name: its hostname or, as cluster DNS servers have it, its address with dashes.</summary>
    private void AddHost(EndpointSlice slice, Endpoint endpoint, IpAddress address)
    {
        string text = address.ToString();
        bool isNamed = endpoint.Hostname is { Length: > 0 } hostname && LexicalClass.NotDns1123Label(hostname) is null;
        string host = $"{(isNamed ? endpoint.Hostname : text.Replace('.', '-').Replace(':', '-'))}.{name}";
        if (!Fits($"{host}.{domain}", endpoint.Origin))
        {
            Hosts.Add(new HostEntry(text, [name], endpoint.Origin));
            return;
        }

        Address(host, address, endpoint.Origin);
        Hosts.Add(new HostEntry(text, [host, name], endpoint.Origin));
        foreach (var port in slice.Ports)
        {
            if (port.Port is { } number) ServicePort(port.Name ?? "", port.Protocol ?? "TCP", number, host, endpoint.Origin);
        }
    }

    private void Address(string owner, IpAddress address, Origin origin) =>
        Record(owner, address.Family == IpFamily.IPv4 ? "A" : "AAAA", address.ToString(), origin);

    /// <summary>Ports without a name have no record.</summary>
    private void ServicePort(string port, string protocol, int number, string target, Origin origin)
    {
        if (port.Length == 0 || LexicalClass.NotDns1123Label(port) is not null || protocol is not ("TCP" or "UDP" or "SCTP")) return;
        string owner = $"_{port}._{protocol.ToLowerInvariant()}.{name}";
        if (!Fits($"{owner}.{domain}", origin)) return;
        Record(owner, "SRV", $"0 100 {number.ToString(CultureInfo.InvariantCulture)} {target}", origin);
    }

    private void Record(string owner, string type, string value, Origin origin)
    {
        if (_known.Add((owner, type, value))) Records.Add(new DnsRecord(owner, type, value, origin));
    }

    private bool Fits(string whole, Origin origin)
    {
        if (DnsName.Refuse(whole) is not { } reason) return true;
        if (_refused.Add(whole)) Refused.Add((origin.Object is null ? new Origin(service.Manifest, FieldPath.Root) : origin, $"{whole} {reason}"));
        return false;
    }
}
