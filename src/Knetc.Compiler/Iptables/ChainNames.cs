using System.Security.Cryptography;
using System.Text;

namespace Knetc.Iptables;

/// <summary>Names of chains made from hashes, since a chain name may have only 28 characters.</summary>
public static class ChainNames
{
    public const string Services = "KUBE-SERVICES";
    public const string ExternalServices = "KUBE-EXTERNAL-SERVICES";
    public const string NodePorts = "KUBE-NODEPORTS";
    public const string Forward = "KUBE-FORWARD";
    public const string ProxyFirewall = "KUBE-PROXY-FIREWALL";
    public const string Firewall = "KUBE-FIREWALL";
    public const string Postrouting = "KUBE-POSTROUTING";
    public const string MarkMasquerade = "KUBE-MARK-MASQ";
    public const string Canary = "KUBE-PROXY-CANARY";

    private const int HashLength = 16;

    /// <summary>
    /// <paramref name="prefix"/> and the first 16 characters of the base32 of the SHA-256 of the two texts, put one behind the
    /// other.
    /// </summary>
    /// <param name="prefix">Such as <c>KUBE-SVC-</c>.</param>
    /// <param name="service">Text of the service port's name and its protocol in lower case.</param>
    /// <param name="endpoint">Text of the endpoint, or empty.</param>
    public static string Hashed(string prefix, ReadOnlySpan<char> service, ReadOnlySpan<char> endpoint = default)
    {
        int most = Encoding.UTF8.GetMaxByteCount(service.Length + endpoint.Length);
        Span<byte> input = most <= 1024 ? stackalloc byte[1024] : new byte[most];
        int length = Encoding.UTF8.GetBytes(service, input);
        length += Encoding.UTF8.GetBytes(endpoint, input[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input[..length], hash);

        Span<char> name = stackalloc char[prefix.Length + HashLength];
        prefix.CopyTo(name);
        for (int i = 0; i < HashLength; i++)
        {
            // Five bits, which may lie across two bytes; ten bytes are used in all.
            int bit = i * 5;
            int pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            name[prefix.Length + i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(pair >> (11 - (bit % 8))) & 0x1f];
        }

        return name.ToString();
    }
}
