using Knetc.Testing.Restore;

namespace Knetc.Testing;

public sealed class RestoreTextTests
{
    [Fact]
    public void Reads_tables_chains_and_rules()
    {
        var nat = RestoreText.Parse(Sample.Reference).Tables["nat"];

        Assert.Equal(["KUBE-NODEPORTS", "KUBE-SEP-1", "KUBE-SEP-2", "KUBE-SERVICES", "KUBE-SVC-A"], nat.ChainLines);
        Assert.Equal(
            ["-m statistic --mode random --probability 0.5000000000 -j KUBE-SEP-1", "-j KUBE-SEP-2"],
            nat.RulesOf("KUBE-SVC-A"));
    }

    [Fact]
    public void Inserts_where_iptables_would()
    {
        var table = RestoreText.Parse("*nat\n-A C -j A\n-I C -j B\n-I C 2 -j D\nCOMMIT\n").Tables["nat"];

        Assert.Equal(["-j B", "-j D", "-j A"], table.RulesOf("C"));
    }

    [Theory]
    [InlineData("-A C -j A\n")]
    [InlineData("*nat\n:C - [0:0]\n:C - [0:0]\nCOMMIT\n")]
    [InlineData("*nat\nCOMMIT\n*nat\nCOMMIT\n")]
    [InlineData("*nat\n*filter\nCOMMIT\n")]
    [InlineData("*nat\n:C nothing\nCOMMIT\n")]
    [InlineData("*nat\n-I C 2 -j A\nCOMMIT\n")]
    [InlineData("*nat\n-A C 2 -j A\nCOMMIT\n")]
    [InlineData("*nat\n-X C -j A\nCOMMIT\n")]
    public void Refuses_what_iptables_restore_refuses(string text) =>
        Assert.Throws<FormatException>(() => RestoreText.Parse(text));

    [Theory]
    [InlineData("-j KUBE-FIREWALL", "KUBE-FIREWALL")]
    [InlineData("-m comment --comment \"a -j B\" -j C --random-fully", "C")]
    [InlineData("-m mark --mark 1", null)]
    public void Finds_the_target(string rule, string? target) => Assert.Equal(target, RestoreComparer.TargetOf(rule));
}
