namespace Knetc.Conformance;

/// <summary>Pairs of what was written and what iptables-save of a real kernel printed.</summary>
public sealed class SavedFormTests
{
    [Theory]
    [InlineData(
        "-A KUBE-SERVICES -m comment --comment \"a b\" -m set --match-set S dst,dst ! -s 10.244.0.0/16 -j KUBE-MARK-MASQ",
        "-A KUBE-SERVICES ! -s 10.244.0.0/16 -m comment --comment \"a b\" -m set --match-set S dst,dst -j KUBE-MARK-MASQ")]
    [InlineData(
        "-A KUBE-SERVICES -m set --match-set S dst,dst ! -i veth+ -j KUBE-MARK-MASQ",
        "-A KUBE-SERVICES ! -i veth+ -m set --match-set S dst,dst -j KUBE-MARK-MASQ")]
    [InlineData(
        "-A KUBE-NODE-PORT -p sctp -m comment --comment \"type 'hash ip:port'\" -j RETURN",
        "-A KUBE-NODE-PORT -p sctp -m comment --comment \"type \\'hash ip:port\\'\" -j RETURN")]
    [InlineData(
        "-A KUBE-IPVS-OUT-FILTER -s 203.0.113.9 -m ipvs --vaddr 203.0.113.9 --vproto udp --vport 53 -j DROP",
        "-A KUBE-IPVS-OUT-FILTER -s 203.0.113.9/32 -m ipvs --vproto 17 --vaddr 203.0.113.9 --vport 53 -j DROP")]
    [InlineData("-A KUBE-POSTROUTING -j MARK --xor-mark 0x00000001", "-A KUBE-POSTROUTING -j MARK --set-xmark 0x1/0x0")]
    [InlineData("-A KUBE-MARK-MASQ -j MARK --or-mark 0x80000000", "-A KUBE-MARK-MASQ -j MARK --set-xmark 0x80000000/0x80000000")]
    [InlineData(
        "-A KUBE-POSTROUTING -m mark ! --mark 0x00004000/0x00004000 -j RETURN",
        "-A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN")]
    public void A_rule_is_put_as_iptables_save_prints_it(string written, string saved) =>
        Assert.Equal(saved, SavedForm.OfRule(written, ipv6: false));

    [Fact]
    public void IPv6_has_its_own_lengths_and_messages()
    {
        Assert.Equal(
            "-A X -s 2001:db8::1/128 -m ipvs --vproto 6 --vaddr 2001:db8::1 --vport 80 -j DROP",
            SavedForm.OfRule("-A X -s 2001:db8::1 -m ipvs --vaddr 2001:db8::1 --vproto tcp --vport 80 -j DROP", ipv6: true));
        Assert.Equal("-A X -j REJECT --reject-with icmp6-port-unreachable", SavedForm.OfRule("-A X -j REJECT", ipv6: true));
    }
}
