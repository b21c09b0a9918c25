using Knetc.Diagnostics;
using Knetc.Rules;

namespace Knetc.Tests.Rules;

/// <summary>Every cross-object rule has documents of its own.</summary>
public sealed class RuleFilesTests
{
    [Fact]
    public void Every_rule_has_a_file() => Assert.Equal([], ClusterRules.All.Select(rule => rule.Descriptor.Id).Except(RuleCase.Ids));

    [Fact]
    public void Every_finding_of_a_file_is_in_the_catalogue() =>
        Assert.DoesNotContain(RuleCase.Ids, id => DiagnosticCatalog.Find(id) is null);
}
