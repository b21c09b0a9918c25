using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Knetc.Hashing;
using Knetc.Nftables;

namespace Knetc.Tests.Nftables;

public class NftablesNamesTests
{
    [Theory]
    [InlineData("ns1/svc1/tcp/p80", "", "ULMVA6XW-ns1/svc1/tcp/p80")]
    [InlineData("ns1/svc1/tcp/p80", "__10.180.0.1/80", "5OJB2KTY-ns1/svc1/tcp/p80__10.180.0.1/80")]
    [InlineData("kube-system/kube-dns/udp/dns", "__fd00.10.244.1..2/53", "NKQO2I5W-kube-system/kube-dns/udp/dns__fd00.10.244.1..2/53")]
    public void A_name_begins_with_a_hash(string service, string endpoint, string expected) =>
        Assert.Equal(expected, NftablesNames.Base(Hash(service + endpoint), service, endpoint));

    [Fact]
    public void A_long_name_is_cut()
    {
        string service = new string('n', 63) + "/" + new string('s', 63) + "/sctp/" + new string('p', 63);
        Assert.Equal(240, Name(service + new string('x', 240 - 9 - service.Length)).Length);

        string name = Name(service + new string('x', 241 - 9 - service.Length));
        Assert.Equal(240, name.Length);
        Assert.EndsWith("x...", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.244.1.5", 8080, "__10.244.1.5/8080")]
    [InlineData("FD00::5", 53, "__FD00..5/53")]
    public void An_endpoint_is_spelled_as_in_its_slice_without_colons(string address, int port, string expected) =>
        Assert.Equal(expected, NftablesNames.EndpointText(address, port));

    [Fact]
    public void A_comment_fits_into_what_nft_takes()
    {
        Assert.Equal(new string('c', 128), NftablesNames.Comment(new string('c', 128)));
        Assert.Equal(new string('c', 125) + "...", NftablesNames.Comment(new string('c', 129)));
    }

    private static string Name(string service) => NftablesNames.Base(Hash(service), service, "");

    private static HashHead Hash(string text)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new HashHead(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8)));
    }
}
