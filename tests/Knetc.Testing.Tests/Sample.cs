namespace Knetc.Testing;

/// <summary>A small cluster as the reference writes it, and as a complete file with hooks says the same.</summary>
internal static class Sample
{
    public const string Reference =
        """
        *filter
        :KUBE-SERVICES - [0:0]
        :KUBE-PROXY-FIREWALL - [0:0]
        :KUBE-FORWARD - [0:0]
        -A KUBE-SERVICES -m comment --comment "a/b has no endpoints" -d 10.96.0.3 -j REJECT
        -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
        -A KUBE-FORWARD -m mark --mark 0x00004000/0x00004000 -j ACCEPT
        COMMIT
        *nat
        :KUBE-SERVICES - [0:0]
        :KUBE-NODEPORTS - [0:0]
        :KUBE-SVC-A - [0:0]
        :KUBE-SEP-1 - [0:0]
        :KUBE-SEP-2 - [0:0]
        -A KUBE-SERVICES -m comment --comment "a/b:http cluster IP" -d 10.96.0.1 -j KUBE-SVC-A
        -A KUBE-SERVICES -m comment --comment "a/c:http cluster IP" -d 10.96.0.2 -j KUBE-SVC-A
        -A KUBE-SVC-A -m statistic --mode random --probability 0.5000000000 -j KUBE-SEP-1
        -A KUBE-SVC-A -j KUBE-SEP-2
        -A KUBE-SEP-1 -j DNAT --to-destination 10.244.1.1:80
        -A KUBE-SEP-2 -j DNAT --to-destination 10.244.1.2:80
        -A KUBE-SERVICES -m comment --comment "NOTE: this must be the last rule in this chain" -d 192.0.2.1 -j KUBE-NODEPORTS
        -A KUBE-SERVICES -m comment --comment "NOTE: this must be the last rule in this chain" -d 192.0.2.2 -j KUBE-NODEPORTS
        COMMIT

        """;

    /// <summary>Other header, order of tables and chain lines, order in dispatch chains; hooks and what they need.</summary>
    public const string Complete =
        """
        # Code generated. DO NOT EDIT.
        *mangle
        :KUBE-PROXY-CANARY - [0:0]
        COMMIT
        *nat
        :KUBE-NODEPORTS - [0:0]
        :KUBE-PROXY-CANARY - [0:0]
        :KUBE-SEP-1 - [0:0]
        :KUBE-SEP-2 - [0:0]
        :KUBE-SERVICES - [0:0]
        :KUBE-SVC-A - [0:0]
        -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
        -A KUBE-SERVICES -m comment --comment "a/c:http cluster IP" -d 10.96.0.2 -j KUBE-SVC-A
        -A KUBE-SERVICES -m comment --comment "a/b:http cluster IP" -d 10.96.0.1 -j KUBE-SVC-A
        -A KUBE-SERVICES -m comment --comment "NOTE: this must be the last rule in this chain" -d 192.0.2.2 -j KUBE-NODEPORTS
        -A KUBE-SERVICES -m comment --comment "NOTE: this must be the last rule in this chain" -d 192.0.2.1 -j KUBE-NODEPORTS
        -A KUBE-SEP-2 -j DNAT --to-destination 10.244.1.2:80
        -A KUBE-SEP-1 -j DNAT --to-destination 10.244.1.1:80
        -A KUBE-SVC-A -m statistic --mode random --probability 0.5000000000 -j KUBE-SEP-1
        -A KUBE-SVC-A -j KUBE-SEP-2
        COMMIT
        *filter
        :INPUT ACCEPT [7:420]
        :KUBE-FIREWALL - [0:0]
        :KUBE-FORWARD - [0:0]
        :KUBE-PROXY-FIREWALL - [0:0]
        :KUBE-SERVICES - [0:0]
        -A INPUT -j KUBE-FIREWALL
        -A INPUT -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
        -A OUTPUT -j KUBE-FIREWALL
        [3:180] -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
        -A KUBE-FORWARD -m mark --mark 0x00004000/0x00004000 -j ACCEPT
        -A KUBE-SERVICES -m comment --comment "a/b has no endpoints" -d 10.96.0.3 -j REJECT
        COMMIT

        """;

    /// <summary>Replaces one place, and fails when the place is not there exactly once.</summary>
    public static string Replace(string text, string old, string replacement)
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
