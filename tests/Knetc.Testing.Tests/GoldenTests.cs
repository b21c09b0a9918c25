namespace Knetc.Testing;

public sealed class GoldenTests
{
    [Fact]
    public void Names_the_first_line_that_differs()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.txt", "one\ntwo\n");

        Assert.Null(Golden.Difference(file, "one\ntwo\n", accept: false));
        Assert.Contains("line 2\n- two\n+ three\n", Golden.Difference(file, "one\nthree\n", accept: false), StringComparison.Ordinal);
        Assert.Contains("line 3\n- \n+ (end)\n", Golden.Difference(file, "one\ntwo", accept: false), StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", folder.Read("a.txt"));
    }

    [Fact]
    public void Fails_without_a_file_unless_asked_to_accept()
    {
        using var folder = new TempFolder();
        var file = folder.PathOf("new", "a.txt");

        Assert.NotNull(Golden.Difference(file, "one\n", accept: false));
        Assert.False(File.Exists(file));
        Assert.Null(Golden.Difference(file, "one\n", accept: true));
        Assert.Equal("one\n", folder.Read("new", "a.txt"));
    }
}
