using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>The examples of <c>docs/outages.md</c>: each manifest gives the messages that stand below it.</summary>
public sealed class OutagesTests
{
    private static readonly string[] Sections = File.ReadAllText(Repository.PathOf("docs", "outages.md")).Split("\n## ")[1..];

    public static TheoryData<string> Titles => [.. Sections.Select(section => section[..section.IndexOf('\n')])];

    [Fact]
    public void There_are_five() => Assert.Equal(5, Sections.Length);

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_message_is_what_the_page_says(string title)
    {
        string section = Sections.Single(text => text.StartsWith(title + "\n", StringComparison.Ordinal));
        string[] console = Block(section, "console").Split('\n', 2);
        string[] arguments = console[0]["$ knetc ".Length..].Split(' ');
        using var folder = new TempFolder();
        folder.Write(arguments[1], Block(section, "yaml"));
        Assert.Equal(console[1], KnetcCommand.Run(folder.Path, arguments).Error);
    }

    private static string Block(string section, string language)
    {
        string opening = $"```{language}\n";
        int start = section.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return section[start..section.IndexOf("```\n", start, StringComparison.Ordinal)];
    }
}
