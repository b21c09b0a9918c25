namespace Knetc.Conformance;

/// <summary>Pairs of what was written and what nft of a real kernel printed.</summary>
public sealed class ListedFormTests
{
    [Theory]
    [InlineData("type filter hook prerouting priority -110;", "type filter hook prerouting priority dstnat - 10; policy accept;")]
    [InlineData("type filter hook output priority -90;", "type filter hook output priority -90; policy accept;")]
    [InlineData("type filter hook forward priority 0;", "type filter hook forward priority filter; policy accept;")]
    [InlineData("type nat hook prerouting priority -100;", "type nat hook prerouting priority dstnat; policy accept;")]
    [InlineData("type nat hook output priority -100;", "type nat hook output priority -100; policy accept;")]
    [InlineData("type nat hook postrouting priority 100;", "type nat hook postrouting priority srcnat; policy accept;")]
    [InlineData("meta mark & 0x80000000 == 0x00000000 return", "meta mark 0x00000000/1 return")]
    [InlineData("meta mark & 0x40000000 == 0x00000000 return", "meta mark & 0x40000000 == 0x00000000 return")]
    [InlineData("ip saddr != { 203.0.113.0/24 } drop", "ip saddr != 203.0.113.0/24 drop")]
    [InlineData("ip saddr != { 0.0.0.0/0 } drop", "ip saddr != 0.0.0.0/0 drop")]
    [InlineData("ip saddr != { 10.0.0.0/24, 10.0.0.0/24, 10.0.1.0/24, 10.0.0.5 } drop", "ip saddr != { 10.0.0.0/23 } drop")]
    [InlineData("ip saddr != { 10.0.2.0/24, 10.0.0.0/23, 192.0.2.9 } drop", "ip saddr != { 10.0.0.0-10.0.2.255, 192.0.2.9 } drop")]
    [InlineData("ip saddr != { 10.0.0.0/8, 0.0.0.0/0 } drop", "ip saddr != { 0.0.0.0/0 } drop")]
    [InlineData("ip6 saddr != { 2001:db8:0:1::/64, 2001:db8::/64 } drop", "ip6 saddr != { 2001:db8::/63 } drop")]
    public void A_line_is_put_as_nft_lists_it(string written, string listed) => Assert.Equal(listed, ListedForm.OfRule(written));

    [Fact]
    public void A_set_gets_its_size_and_a_readable_timeout()
    {
        var text = ListedForm.OfText("table ip t {\n\tset s {\n\t\ttype ipv4_addr\n\t\tflags dynamic,timeout\n\t\ttimeout 90061s\n\t}\n}\n");

        Assert.Equal(
            ["flags dynamic,timeout", "size 65535", "timeout 1d1h1m1s", "type ipv4_addr"],
            text.Tables["ip t"].Sets["set s"].Properties.Order(StringComparer.Ordinal));
    }
}
