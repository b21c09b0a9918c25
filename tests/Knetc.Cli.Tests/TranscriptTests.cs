using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>Every transcript replays to itself.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Knetc.Cli.Tests", "Transcripts");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Replays(string name)
    {
        string file = Path.Combine(Folder, name + ".txt");
        string? difference = Golden.Difference(file, Transcript.Parse(File.ReadAllText(file)).Replay());
        Assert.True(difference is null, difference);
    }
}
