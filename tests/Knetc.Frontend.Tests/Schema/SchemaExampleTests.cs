using Knetc.Diagnostics;
using Knetc.Testing;

namespace Knetc.Tests.Schema;

public sealed class SchemaExampleTests
{
    public static TheoryData<string> Ids => [.. SchemaDiagnostics.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_a_finding_has_it_and_the_fixed_one_has_none(string id)
    {
        const string Separator = "# --- fixed ---\n";
        string file = Repository.PathOf("src", "Knetc.Frontend", "Diagnostics", "Examples", id + ".yaml");
        string[] parts = File.ReadAllText(file).ReplaceLineEndings("\n").Split(Separator);
        Assert.Equal(2, parts.Length);
        Assert.Equal(id, Assert.Single(SchemaCheck.Run(parts[0])).Id);
        Assert.Empty(SchemaCheck.Run(parts[1]));
    }
}
