using CsCheck;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>Order, layout and file names are no change for traffic.</summary>
public sealed class DiffFormattingTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("dual-stack")]
    public void Rewritten_manifests_change_nothing(string example)
    {
        string folder = Repository.PathOf("examples", example);
        var texts = Directory.GetFiles(Path.Combine(folder, "k8s")).Select(File.ReadAllText).ToArray();
        Gen.Int.Sample(
            seed =>
            {
                using var rewritten = new TempFolder();
                rewritten.Copy(Path.Combine(folder, "knetc.yaml"));
                var files = new Reformatting(new Random(seed)).Rewrite(texts);
                for (int i = 0; i < files.Count; i++) rewritten.Write($"k8s/part-{i}.yaml", files[i]);
                Assert.Equal("nothing changes for traffic\n", KnetcCommand.Run(rewritten.Path, "diff", folder, ".").MustExitWith(0).Out);
            },
            iter: 25,
            threads: 1);
    }

    [Fact]
    public void A_rewritten_manifest_that_says_something_else_is_noticed()
    {
        string folder = Repository.PathOf("examples", "shop");
        var texts = Directory.GetFiles(Path.Combine(folder, "k8s")).Select(file => File.ReadAllText(file).Replace("port: 9000", "port: 9001", StringComparison.Ordinal));
        using var rewritten = new TempFolder();
        rewritten.Copy(Path.Combine(folder, "knetc.yaml"));
        rewritten.Write("k8s/all.yaml", string.Concat(new Reformatting(new Random(1)).Rewrite(texts)));
        Assert.Contains("~ grpc: port number 9000 -> 9001", KnetcCommand.Run(rewritten.Path, "diff", folder, ".").MustExitWith(0).Out, StringComparison.Ordinal);
    }
}
