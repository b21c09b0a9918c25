using Knetc.Testing.Restore;

namespace Knetc.Conformance;

/// <summary>knetc writes the rules that kube-proxy handed to iptables-restore.</summary>
public sealed class IptablesRestoreTests
{
    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.IptablesFolder));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Restore_texts_agree(string name)
    {
        using var capture = new CaptureCase(Captures.IptablesFolder, name);
        capture.Compile();

        AssertSame(capture, "iptables.restore", "iptables.rules");
        AssertSame(capture, "ip6tables.restore", "ip6tables.rules");
    }

    // The reference inserts the hooks one by one, so its restore text lacks them; iptables-save prints them as written.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Hooks_stand_where_the_kernel_has_them(string name)
    {
        using var capture = new CaptureCase(Captures.IptablesFolder, name);
        capture.Compile();

        Assert.Equal(HooksOf(capture.Expected("iptables.save")), HooksOf(capture.Actual("iptables.rules")));
        Assert.Equal(HooksOf(capture.Expected("ip6tables.save")), HooksOf(capture.Actual("ip6tables.rules")));
    }

    private static void AssertSame(CaptureCase capture, string reference, string ours)
    {
        var difference = RestoreComparer.Difference(capture.Expected(reference), capture.Actual(ours), ComparisonRules.RestoreText);
        Assert.True(difference is null, $"{ours} differs from {reference}\n{difference}");
    }

    private static List<string> HooksOf(string text) =>
    [
        .. from table in RestoreText.Parse(text).Tables.Values
           from chain in table.ChainsWithRules.Where(RestoreTable.IsBuiltIn).Order(StringComparer.Ordinal)
           from rule in table.RulesOf(chain)
           select $"{table.Name} {chain} {rule}",
    ];
}
