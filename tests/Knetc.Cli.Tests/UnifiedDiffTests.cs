using Knetc.Cli.Output;

namespace Knetc.Cli.Tests;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Changes_stand_between_their_context()
    {
        var diff = new UnifiedDiff(40);
        Assert.Equal(5, diff.Add("f", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"));
        Assert.Equal("--- f\n+++ f (compiled)\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-five\n+5\n 6\n 7\n 8\n", diff.ToString());
    }

    [Fact]
    public void Lines_that_only_one_side_has()
    {
        var diff = new UnifiedDiff(40);
        Assert.Equal(2, diff.Add("f", "1\n3\n", "1\n2\n3\n"));
        Assert.Equal("--- f\n+++ f (compiled)\n@@ -1,2 +1,3 @@\n 1\n+2\n 3\n", diff.ToString());
    }

    [Fact]
    public void Changes_far_apart_are_apart_and_near_ones_together()
    {
        string[] lines = [.. Enumerable.Range(1, 30).Select(i => $"line {i}")];
        string[] changed = [.. lines];
        changed[4] = "x";
        changed[8] = "y";
        changed[25] = "z";
        var diff = new UnifiedDiff(100);
        diff.Add("f", string.Join('\n', lines) + "\n", string.Join('\n', changed) + "\n");
        Assert.Equal(
            ["@@ -2,11 +2,11 @@", "@@ -23,7 +23,7 @@"],
            diff.ToString().Split('\n').Where(line => line.StartsWith("@@", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_ends_at_its_limit_and_a_further_file_finds_no_room()
    {
        var diff = new UnifiedDiff(5);
        diff.Add("f", "a\nb\nc\nd\n", "1\n2\n3\n4\n");
        Assert.Equal("--- f\n+++ f (compiled)\n@@ -1,4 +1,4 @@\n-a\n-b\n", diff.ToString());
        Assert.Equal(1, diff.Add("g", "a\n", "b\n"));
        Assert.DoesNotContain("g", diff.ToString());
    }
}
