using Knetc.Schema;

namespace Knetc.Dns;

/// <summary>A record of the zone.</summary>
/// <param name="Name">Relative to the zone.</param>
/// <param name="Type">A, AAAA, CNAME or SRV.</param>
/// <param name="Value">As a zone file has it.</param>
/// <param name="Origin">The field it comes from.</param>
public sealed record DnsRecord(string Name, string Type, string Value, Origin Origin);
