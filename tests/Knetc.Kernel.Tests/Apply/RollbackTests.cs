using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>When anything fails, both families are as before.</summary>
public sealed class RollbackTests
{
    private const string AnyCase = "000";
    private const string OtherCase = "007";

    public static TheoryData<string, string> Failures
    {
        get
        {
            // The last restore, IPv6's, fails before it does anything, when all is done, and in its last table.
            var data = new TheoryData<string, string>();
            foreach (var backend in (string[])["nft", "legacy"])
            {
                data.Add(backend, "exit 1");
                data.Add(backend, "\"$real\" \"$@\"; exit 1");
                data.Add(backend, "sed 's/^-A KUBE-MARK-MASQ .*/-A KUBE-NOT-THERE -j ACCEPT/' | \"$real\" \"$@\"");
            }

            return data;
        }
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.LegacyTables, KernelFeature.Veth)]
    [MemberData(nameof(Failures))]
    public void A_failing_last_restore_leaves_both_families_as_before(string backend, string failure)
    {
        using var before = CompiledNode.Capture(OtherCase);
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode(backend);
        node.Script("iptables -A FORWARD -s 198.51.100.7 -j DROP\nip6tables -t mangle -N MINE").MustExitWith(0);
        node.Apply(before).MustExitWith(0);
        node.Script("iptables -D INPUT 2\nip6tables -t nat -D PREROUTING 1").MustExitWith(0);
        AssertPutBack(node, compiled, backend, failure);
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.LegacyTables, KernelFeature.Veth)]
    [MemberData(nameof(Failures))]
    public void A_failing_last_restore_empties_tables_that_were_not_there(string backend, string failure)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode(backend);
        AssertPutBack(node, compiled, backend, failure);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Counters_survive_a_rollback()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        node.Script("printf '*filter\\n[7:700] -A FORWARD -s 198.51.100.7 -j DROP\\nCOMMIT\\n' | iptables-nft-restore --counters").MustExitWith(0);
        using var tools = FailingRestore("nft", "exit 1");

        node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(1);

        Assert.Contains("[7:700] -A FORWARD -s 198.51.100.7/32 -j DROP", node.Script("iptables-nft-save -c").Out, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void A_rule_file_the_kernel_refuses_changes_nothing()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        var before = node.Tables();
        File.WriteAllText(compiled.PathOf("ip6tables.rules"), compiled.Read("ip6tables.rules").Replace("-j MASQUERADE", "-j NOWHERE", StringComparison.Ordinal));
        File.WriteAllText(compiled.PathOf("iptables.rules"), compiled.Read("iptables.rules").Replace("kubernetes forwarding rules", "changed", StringComparison.Ordinal));

        var result = node.Apply(compiled).MustExitWith(1);

        Assert.Contains("the rules are as they were before", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, node.Tables());
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void A_signal_puts_everything_back(string signal, int exitCode)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        using var tools = FailingRestore("nft", $"kill -{signal} $PPID; \"$real\" \"$@\"");

        // Whoever runs the tests may ignore hang-ups; a shell cannot trap what it inherits as ignored.
        node.Script($"PATH={tools.Path}:$PATH env --default-signal={signal} '{compiled.Script}' proxy").MustExitWith(exitCode);

        Assert.Equal(("", ""), (node.Tables().IPv4, node.Tables().IPv6));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void What_cannot_be_put_back_is_kept_in_a_file()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        node.Script("iptables -A FORWARD -s 198.51.100.7 -j DROP").MustExitWith(0);
        using var tools = FailingRestore("nft", "exit 1");
        tools.Write("iptables-nft-restore", "case $* in *noflush*) ;; *) exit 1 ;; esac\nexec /usr/sbin/iptables-nft-restore \"$@\"");

        var result = node.Script($"TMPDIR={tools.Path}; export TMPDIR; PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(4);

        var saved = Assert.Single(Directory.GetFiles(tools.Path, "ipv4.saved", SearchOption.AllDirectories));
        Assert.Contains(Path.GetDirectoryName(saved)!, result.Error, StringComparison.Ordinal);
        Assert.Contains("198.51.100.7", File.ReadAllText(saved), StringComparison.Ordinal);
    }

    private static void AssertPutBack(TestNode node, CompiledNode compiled, string backend, string failure)
    {
        using var tools = FailingRestore(backend, failure);
        var before = node.Tables();

        node.Script($"TMPDIR={tools.Path}; export TMPDIR; PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(1);

        Assert.Equal(before, node.Tables());
        Assert.Empty(Directory.GetDirectories(tools.Path));
        Assert.True(File.Exists(tools.PathOf("called")), "the restore that was to fail was not called");
    }

    /// <summary>An ip6tables-restore whose first call runs <paramref name="failure"/>; later ones work.</summary>
    private static FakeTools FailingRestore(string backend, string failure)
    {
        var tools = new FakeTools();
        tools.Write(
            $"ip6tables-{backend}-restore",
            $"""
            real=/usr/sbin/ip6tables-{backend}-restore
            [ -e {tools.PathOf("called")} ] && exec $real "$@"
            : >{tools.PathOf("called")}
            {failure}
            """);
        return tools;
    }
}
