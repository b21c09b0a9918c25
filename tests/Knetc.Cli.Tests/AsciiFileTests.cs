using System.Text;
using Knetc.Cli.Input;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

public class AsciiFileTests
{
    private static readonly string Large = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i}\n"));

    [Fact]
    public void A_large_file_is_read_as_it_is()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Path, "a.yaml");
        File.WriteAllText(path, Large, Encoding.ASCII);
        Assert.Equal(Large, AsciiFile.TryRead(path, new FileInfo(path).Length));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("\ufeff")]
    public void Other_characters_are_left_to_the_decoder(string character)
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Path, "a.yaml");
        File.WriteAllText(path, Large + character);
        Assert.Null(AsciiFile.TryRead(path, new FileInfo(path).Length));
        File.WriteAllText(path, character + Large);
        Assert.Null(AsciiFile.TryRead(path, new FileInfo(path).Length));
    }

    [Fact]
    public void A_small_file_is_left_to_the_decoder()
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Path, "a.yaml");
        File.WriteAllText(path, "a: b\n");
        Assert.Null(AsciiFile.TryRead(path, new FileInfo(path).Length));
    }
}
