namespace Knetc.Testing;

public sealed class KnetcCommandTests
{
    [Fact]
    public void Keeps_the_streams_apart_and_returns_the_exit_code()
    {
        using var folder = new TempFolder();

        var result = KnetcCommand.Run(folder.Path, "no-such-command");

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Out);
        Assert.Throws<InvalidOperationException>(() => result.MustExitWith(0));
    }
}
