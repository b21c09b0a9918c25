using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Knetc.Hashing;

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
        return Hashed(prefix, new HashHead(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..])));
    }

    /// <summary>The same from a hash that is there already.</summary>
    public static string Hashed(string prefix, HashHead hash)
    {
        // Five bits a character, eighty in all.
        ulong first = hash.High >> 24;
        ulong second = ((hash.High << 16) | (hash.Low >> 48)) & 0xff_ffff_ffff;
        Span<char> name = stackalloc char[prefix.Length + HashLength];
        prefix.CopyTo(name);
        for (int i = 0; i < HashLength; i++)
        {
            ulong half = i < HashLength / 2 ? first : second;
            name[prefix.Length + i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(int)(half >> (35 - (5 * (i % 8)))) & 0x1f];
        }

        return name.ToString();
    }
}
