using System.Globalization;
using Knetc.Hashing;

namespace Knetc.Nftables;

/// <summary>Names in the table of kube-proxy.</summary>
internal static class NftablesNames
{
    public const string Table = "kube-proxy";

    public const string ClusterIPs = "cluster-ips";
    public const string NodePortIPs = "nodeport-ips";
    public const string NoEndpointServices = "no-endpoint-services";
    public const string NoEndpointNodePorts = "no-endpoint-nodeports";
    public const string FirewallIPs = "firewall-ips";
    public const string ServiceIPs = "service-ips";
    public const string ServiceNodePorts = "service-nodeports";

    public const string Services = "services";
    public const string Masquerading = "masquerading";
    public const string MarkForMasquerade = "mark-for-masquerade";
    public const string Reject = "reject-chain";
    public const string NodePortEndpointsCheck = "nodeport-endpoints-check";
    public const string ServiceEndpointsCheck = "service-endpoints-check";
    public const string FirewallCheck = "firewall-check";
    public const string ClusterIPsCheck = "cluster-ips-check";

    /// <summary>nft takes no longer comments.</summary>
    private const int LongestComment = 128;

    private const int LongestBase = 240;
    private const string Ellipsis = "...";
    private const int HashLength = 8;

    /// <summary>
    /// The part behind the prefix of a name: eight characters of a hash, and the text that was hashed, shortened if need be.
    /// </summary>
    /// <param name="hash">Of the two texts, one behind the other.</param>
    /// <param name="service">Namespace, Service, protocol and port name.</param>
    /// <param name="endpoint">What tells an endpoint; empty for the service port.</param>
    public static string Base(HashHead hash, string service, string endpoint)
    {
        Span<char> head = stackalloc char[HashLength + 1];
        ulong bits = hash.High >> 24;
        for (int i = 0; i < HashLength; i++) head[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(int)(bits >> (35 - (5 * i))) & 0x1f];
        head[HashLength] = '-';
        if (head.Length + service.Length + endpoint.Length <= LongestBase) return string.Concat(head, service, endpoint);
        string whole = string.Concat(head, service, endpoint);
        return string.Concat(whole.AsSpan(0, LongestBase - Ellipsis.Length), Ellipsis);
    }

    /// <summary>What stands for an endpoint in names. Colons would end a name.</summary>
    public static string EndpointText(string address, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"__{address.Replace(':', '.')}/{port}");

    /// <summary>A text that can be a comment.</summary>
    public static string Comment(string text) =>
        text.Length <= LongestComment ? text : string.Concat(text.AsSpan(0, LongestComment - Ellipsis.Length), Ellipsis);
}
