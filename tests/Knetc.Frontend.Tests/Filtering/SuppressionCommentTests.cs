using System.Text;
using Knetc.Testing;

namespace Knetc.Tests.Filtering;

/// <summary>Which comments suppress which findings.</summary>
public sealed class SuppressionCommentTests
{
    private const string Head = FilterCase.Head;

    [Fact]
    public void Without_a_comment_the_finding_counts() =>
        Assert.Equal("7:3 KN1265", FilterCase.Reported($"{Head}  externalIPs:\n  - 192.0.2.1\n"));

    [Theory]
    [InlineData("  externalIPs:\n  # knetc:ignore KN1265 a b\n  - 192.0.2.1\n")]
    [InlineData("  externalIPs:\n# knetc:ignore KN1265 a b\n  - 192.0.2.1\n")]
    [InlineData("  externalIPs:\n      #knetc:ignore  KN1265\ta  b \r\n  - 192.0.2.1\n")]
    [InlineData("  externalIPs:\n  # knetc:ignore kn1265 a b\n  - 192.0.2.1\n")]
    [InlineData("  externalIPs:\n  # knetc:ignore KN1265 a b\n\n  # more\n\n  - 192.0.2.1\n")]
    [InlineData("  externalIPs:\n  - 192.0.2.1 # knetc:ignore KN1265 a b\n")]
    [InlineData("  externalIPs: [192.0.2.1] # knetc:ignore KN1265 a b")]
    [InlineData("  # knetc:ignore KN1265 a b\n  externalIPs:\n  - 192.0.2.1\n")]
    [InlineData("  # knetc:ignore KN1265 a b\n  externalIPs:\n\n  # more\n    - 192.0.2.1\n")]
    [InlineData("  externalIPs: # knetc:ignore KN1265 a b\n  - 192.0.2.1\n")]
    public void A_comment_covers_its_own_or_the_next_line_with_content(string spec)
    {
        Assert.Equal("", FilterCase.Reported(Head + spec));
        Assert.EndsWith("KN1265 a b", FilterCase.Suppressed(Head + spec));
    }

    [Fact]
    public void Comments_on_top_of_each_other_cover_the_same_line()
    {
        const string Comments = "  # knetc:ignore KN1265 one\n  # knetc:ignore KN0101 two\n";
        string text = Head.Replace("  ports: [{port: 25}]\n", Comments + "  {typo: 1, ports: [{port: 25}], externalIPs: [192.0.2.1]}\n");
        Assert.Equal("", FilterCase.Reported(text));
        Assert.Equal("7:4 KN0101 two, 7:47 KN1265 one", FilterCase.Suppressed(text));
    }

    [Theory]
    [InlineData("  externalIPs:\n  - 192.0.2.1\n  # knetc:ignore KN1265 a\n", "7:3 KN1265, 8:3 KN0040")]
    [InlineData("  externalIPs:\n  # knetc:ignore KN1264 a\n  - 192.0.2.1\n", "7:3 KN0040, 8:3 KN1265")]
    [InlineData("  externalIPs:\n  # knetc:ignore KN1265 a\n  # knetc:ignore KN1265 b\n  - 192.0.2.1\n", "8:3 KN0040")]
    public void A_suppression_that_is_not_needed_is_reported_where_it_stands(string spec, string expected) =>
        Assert.Equal(expected, FilterCase.Reported(Head + spec));

    [Fact]
    public void Above_a_key_the_value_as_a_whole_is_covered_but_not_what_is_in_it()
    {
        const string Text = "apiVersion: v1\nkind: Service\nmetadata: {name: mail}\n# knetc:ignore KN0101 a\nspec:\n  typo: 1\n  ports: [{port: 25}]\n";
        Assert.Equal("4:1 KN0040, 6:3 KN0101", FilterCase.Reported(Text));
    }

    [Theory]
    [InlineData("# knetc:ignore KN1265", "7:3 KN0041, 8:3 KN1265")]
    [InlineData("# knetc:ignore KN1265  ", "7:3 KN0041, 8:3 KN1265")]
    [InlineData("# knetc:ignore", "7:3 KN0041, 8:3 KN1265")]
    [InlineData("# knetc:ignore: KN1265 a", "7:3 KN0041, 8:3 KN1265")]
    [InlineData("# knetc:ignore KN9999 a", "7:18 KN0042, 8:3 KN1265")]
    [InlineData("# knetc:ignore deprecated a", "7:18 KN0042, 8:3 KN1265")]
    [InlineData("# see knetc:ignore KN1265 a", "8:3 KN1265")]
    [InlineData("# - 192.0.2.2 # knetc:ignore KN1265 a", "8:3 KN1265")]
    [InlineData("## knetc:ignore KN1265 a", "8:3 KN1265")]
    public void What_is_no_complete_suppression_does_not_count(string comment, string expected) =>
        Assert.Equal(expected, FilterCase.Reported($"{Head}  externalIPs:\n  {comment}\n  - 192.0.2.1\n"));

    [Fact]
    public void The_number_that_was_meant_is_suggested()
    {
        var note = Assert.Single(FilterCase.Compile($"{Head}  # knetc:ignore KN12665 a\n").Diagnostics);
        Assert.Equal("KN0042", note.Id);
        Assert.Contains("did you mean KN126", note.Message);
    }

    [Theory]
    [InlineData("    note: \"# knetc:ignore KN1265 a\"\n")]
    [InlineData("    note: '\n      # knetc:ignore KN1265 a'\n")]
    [InlineData("    note: |\n      # knetc:ignore KN1265 a\n")]
    [InlineData("    note: >-\n      text\n      # knetc:ignore KN1265 a\n\n      text\n")]
    [InlineData("    note: text#knetc:ignore KN1265 a\n")]
    [InlineData("    ? |\n      # knetc:ignore KN1265 a\n    : text\n")]
    public void Text_that_looks_like_a_comment_is_none(string annotation) => Assert.DoesNotContain(
        "KN0040", FilterCase.Reported($"apiVersion: v1\nkind: Service\nmetadata:\n  name: mail\n  annotations:\n{annotation}spec: {{ports: [{{port: 25}}]}}\n"));

    [Theory]
    [InlineData("    note: |  # knetc:ignore KN1265 a\n      text\n", "6:14 KN0040")]
    [InlineData("    note: |\n      text\n    # knetc:ignore KN1265 a\n", "8:5 KN0040")]
    [InlineData("    note: |\n      text\n\n  # knetc:ignore KN1265 a\n", "9:3 KN0040")]
    [InlineData("    note: 'it''s' # knetc:ignore KN1265 a\n", "6:19 KN0040")]
    public void A_comment_beside_a_text_is_one(string annotation, string expected) => Assert.Equal(
        expected, FilterCase.Reported($"apiVersion: v1\nkind: Service\nmetadata:\n  name: mail\n  annotations:\n{annotation}spec: {{ports: [{{port: 25}}]}}\n"));

    [Fact]
    public void Errors_that_leave_an_object_out_are_not_suppressed()
    {
        string text = "apiVersion: v1\nkind: Service\nmetadata: {name: mail}\nspec:\n  ports:\n  # knetc:ignore KN1123 a\n  - {port: 0, targetPort: 1}\n";
        Assert.Equal("6:3 KN0043, 7:12 KN1123", FilterCase.Reported(text));
    }

    [Fact]
    public void An_unknown_field_leaves_nothing_out_and_can_be_suppressed()
    {
        string text = "apiVersion: v1\nkind: Service\nmetadata: {name: mail}\nspec:\n  ports: [{port: 25}]\n  later: 1 # knetc:ignore KN0101 from a newer release\n";
        Assert.Equal("", FilterCase.Reported(text));
        Assert.Equal("6:3 KN0101 from a newer release", FilterCase.Suppressed(text));
    }

    [Fact]
    public void Suppressions_in_a_document_that_cannot_be_read_are_not_called_unused() =>
        Assert.Equal("1:4 KN0013", FilterCase.Reported("a: [1\n# knetc:ignore KN1265 a\n"));

    [Fact]
    public void Other_documents_of_the_file_keep_their_suppressions() => Assert.Equal(
        "1:4 KN0013", FilterCase.Reported($"a: [1\n---\n{Head}  externalIPs:\n  # knetc:ignore KN1265 a\n  - 192.0.2.1\n"));

    [Fact]
    public void Findings_across_objects_that_errors_prevent_are_not_called_missing()
    {
        const string Broken = "---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\nspec: {ports: [{port: 0, targetPort: 1}]}\n";
        Assert.Equal("6:3 KN0040", FilterCase.Reported($"{Head}  # knetc:ignore KN3038 a\n"));
        Assert.Equal("11:23 KN1123", FilterCase.Reported($"{Head}  # knetc:ignore KN3038 a\n{Broken}"));
        Assert.Equal("6:3 KN0040, 11:23 KN1123", FilterCase.Reported($"{Head}  # knetc:ignore KN1265 a\n{Broken}"));
    }

    [Fact]
    public void A_hundred_thousand_comments_in_a_row_are_read_in_one_pass()
    {
        var text = new StringBuilder(Head);
        for (int i = 0; i < 100_000; i++) text.Append("  # knetc:ignore KN1265 a\n");
        var start = ThreadTime.Now;
        var compilation = FilterCase.Compile(text.Append("  externalIPs: [192.0.2.1]\n").ToString());
        Assert.Equal(99_999, compilation.Diagnostics.Length);
        Assert.Single(compilation.Suppressed);
        Assert.InRange(ThreadTime.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
