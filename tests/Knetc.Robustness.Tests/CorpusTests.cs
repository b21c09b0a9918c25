using Knetc.Fuzz;
using Knetc.Fuzz.Targets;
using Knetc.Testing;

namespace Knetc.Robustness;

/// <summary>The inputs that <c>eng/fuzz</c> starts from: few, and together they reach most of what any input reaches.</summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Knetc.Robustness.Tests", "Corpus");

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_input_keeps_all_promises(string target)
    {
        string[] files = Directory.GetFiles(Path.Combine(Folder, target));
        Assert.NotEmpty(files);
        FuzzThread.Run(() =>
        {
            foreach (string file in files) Assert.Equal((Path.GetFileName(file), null), (Path.GetFileName(file), FuzzTargets.Find(target)!.Examine(File.ReadAllBytes(file))));
            return 0;
        });
    }

    [Fact]
    public void It_is_small()
    {
        var files = new DirectoryInfo(Folder).GetFiles("*", SearchOption.AllDirectories);
        Assert.InRange(files.Length, 10, 200);
        Assert.InRange(files.Sum(static file => file.Length), 1, 200_000);
        Assert.Equal(FuzzTargets.All.Keys, Directory.GetDirectories(Folder).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));
    }
}
