using Knetc.Testing.Restore;

namespace Knetc.Testing;

/// <summary>The comparer accepts what the captures' README calls identical, and notices everything else.</summary>
public sealed class RestoreComparerTests
{
    private const string InvalidRule = "-A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP\n";
    private const string RejectRule = "-A KUBE-SERVICES -m comment --comment \"a/b has no endpoints\" -d 10.96.0.3 -j REJECT\n";
    private const string MarkRule = "-A KUBE-FORWARD -m mark --mark 0x00004000/0x00004000 -j ACCEPT\n";
    private const string InsertedMarkRule = "-I KUBE-FORWARD -m mark --mark 0x00004000/0x00004000 -j ACCEPT\n";
    private const string LastRule =
        """-A KUBE-SERVICES -m comment --comment "NOTE: this must be the last rule in this chain" -d 192.0.2.2 -j KUBE-NODEPORTS""" + "\n";

    [Fact]
    public void Accepts_the_same_text() => Assert.Null(Compare(Sample.Reference, Sample.Reference));

    [Fact]
    public void Accepts_hooks_canaries_counters_comments_and_free_orders() =>
        Assert.Null(Compare(Sample.Reference, Sample.Complete));

    [Fact]
    public void Accepts_hooks_that_are_inserted_at_the_top() =>
        Assert.Null(Compare(Sample.Reference, Sample.Replace(Sample.Complete, "-A OUTPUT ", "-I OUTPUT ")));

    [Theory]
    [InlineData("dropped rule", InvalidRule, "", "KUBE-FORWARD")]
    [InlineData("dropped rule of a dispatch chain", RejectRule, "", "KUBE-SERVICES")]
    [InlineData("dropped last rule", LastRule, "", "KUBE-SERVICES")]
    [InlineData("repeated rule of a dispatch chain", LastRule, LastRule + LastRule, "KUBE-SERVICES")]
    [InlineData("order", InvalidRule + MarkRule, MarkRule + InvalidRule, "KUBE-FORWARD")]
    [InlineData("order, inserted instead of appended", MarkRule, InsertedMarkRule, "KUBE-FORWARD")]
    [InlineData("rule behind the last rules", LastRule, LastRule + "-A KUBE-SERVICES -j RETURN\n", "KUBE-SERVICES")]
    [InlineData("probability", "0.5000000000", "0.5", "KUBE-SVC-A")]
    [InlineData("address", "10.244.1.2:80", "10.244.1.3:80", "KUBE-SEP-2")]
    [InlineData("white space", "-A KUBE-SVC-A -j", "-A KUBE-SVC-A  -j", "KUBE-SVC-A")]
    [InlineData("quotes", "\"a/b:http cluster IP\"", "a/b:http cluster IP", "KUBE-SERVICES")]
    [InlineData("extra chain", ":KUBE-SVC-A - [0:0]\n", ":KUBE-SVC-A - [0:0]\n:KUBE-SVC-B - [0:0]\n", "KUBE-SVC-B")]
    [InlineData("missing chain line", ":KUBE-SVC-A - [0:0]\n", "", "KUBE-SVC-A")]
    [InlineData("missing chain line of an empty chain", ":KUBE-PROXY-FIREWALL - [0:0]\n", "", "KUBE-PROXY-FIREWALL")]
    [InlineData("rule moved to another chain", "-A KUBE-SEP-2 ", "-A KUBE-SEP-1 ", "KUBE-SEP-2")]
    [InlineData("rule in a built-in chain that is no hook", "*nat\n", "*nat\n-A PREROUTING -j ACCEPT\n", "PREROUTING")]
    [InlineData("deleted chain", "-A KUBE-SEP-2 ", "-X KUBE-SEP-9\n-A KUBE-SEP-2 ", "KUBE-SEP-9")]
    [InlineData("extra table", "*nat\n", "*raw\n-A KUBE-X -j ACCEPT\nCOMMIT\n*nat\n", "raw")]
    [InlineData("no COMMIT", "192.0.2.2 -j KUBE-NODEPORTS\nCOMMIT\n", "192.0.2.2 -j KUBE-NODEPORTS\n", "COMMIT")]
    [InlineData("unreadable line", LastRule, "-P INPUT DROP\n", "-P INPUT DROP")]
    public void Notices(string what, string old, string replacement, string named)
    {
        var difference = Compare(Sample.Reference, Sample.Replace(Sample.Reference, old, replacement));

        Assert.True(difference is not null, what);
        Assert.Contains(named, difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_a_whole_table_that_is_missing()
    {
        var nat = Sample.Reference.IndexOf("*nat", StringComparison.Ordinal);

        Assert.NotNull(Compare(Sample.Reference, Sample.Reference[..nat]));
        Assert.NotNull(Compare(Sample.Reference[..nat], Sample.Reference));
        Assert.NotNull(Compare(Sample.Reference, ""));
    }

    [Fact]
    public void Notices_an_extra_chain_without_a_hook() =>
        Assert.NotNull(Compare(
            Sample.Reference,
            Sample.Replace(Sample.Complete, ":KUBE-FIREWALL - [0:0]\n", ":KUBE-FIREWALL - [0:0]\n:KUBE-OTHER - [0:0]\n")));

    [Fact]
    public void Notices_an_extra_chain_line_of_a_chain_that_other_rules_need_too()
    {
        const string Jump = "-A KUBE-FORWARD -j KUBE-FIREWALL\n";
        var expected = Sample.Replace(Sample.Reference, MarkRule, MarkRule + Jump);

        Assert.Null(Compare(expected, expected));
        Assert.NotNull(Compare(expected, Sample.Replace(Sample.Complete, MarkRule, MarkRule + Jump)));
    }

    [Theory]
    [InlineData("missing hook", "-A OUTPUT -j KUBE-FIREWALL\n", "")]
    [InlineData("moved hook", "-A INPUT -m comment", "-I INPUT -m comment")]
    [InlineData("missing chain of a hook", ":KUBE-FIREWALL - [0:0]\n", "")]
    public void Notices_in_the_kernel(string what, string old, string replacement)
    {
        var changed = Sample.Replace(Sample.Complete, old, replacement);

        Assert.True(RestoreComparer.Difference(Sample.Complete, changed, ComparisonRules.KernelState) is not null, what);
        Assert.True(RestoreComparer.Difference(changed, Sample.Complete, ComparisonRules.KernelState) is not null, what);
    }

    [Fact]
    public void Counts_the_order_of_dispatch_chains_in_ipvs_mode()
    {
        const string Text = "*nat\n:KUBE-SERVICES - [0:0]\n-A KUBE-SERVICES -j RETURN\n-A KUBE-SERVICES -j ACCEPT\nCOMMIT\n";
        const string Swapped = "*nat\n:KUBE-SERVICES - [0:0]\n-A KUBE-SERVICES -j ACCEPT\n-A KUBE-SERVICES -j RETURN\nCOMMIT\n";

        Assert.NotNull(RestoreComparer.Difference(Text, Swapped, ComparisonRules.IpvsKernelState));
        Assert.Null(RestoreComparer.Difference(Text, Swapped, ComparisonRules.KernelState));
    }

    [Fact]
    public void Reports_a_moved_rule_as_a_line_diff()
    {
        var actual = Sample.Replace(Sample.Reference, "-A KUBE-FORWARD -m mark", "-I KUBE-FORWARD -m mark");

        Assert.Equal(
            """
            (- expected only, + actual only)
            table filter, chain KUBE-FORWARD:
              - 1: -m conntrack --ctstate INVALID -j DROP
              + 2: -m conntrack --ctstate INVALID -j DROP
            """,
            Compare(Sample.Reference, actual));
    }

    private static string? Compare(string expected, string actual) =>
        RestoreComparer.Difference(expected, actual, ComparisonRules.RestoreText);
}
