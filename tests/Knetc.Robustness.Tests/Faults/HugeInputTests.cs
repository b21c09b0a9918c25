using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Input that no one means: refused by its size, before it is read.</summary>
[Collection(MeasuredCollection.Name)]
public sealed class HugeInputTests : IDisposable
{
    private const long GiB = 1L << 30;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("big.yaml")]
    [InlineData(".")]
    [InlineData("*.yaml")]
    public void A_file_of_one_gigabyte_is_not_read(string path)
    {
        MakeSparse("big.yaml", GiB);
        Assert.Contains("cannot read big.yaml: it has 1024 MiB, and knetc reads at most 256 MiB at once", Frugally("check", path));
    }

    [Fact]
    public void Many_files_that_are_too_large_together_are_not_read()
    {
        for (int i = 0; i < 5; i++) MakeSparse($"part{i}.yaml", 60L << 20);
        Assert.Contains("cannot read 5 files: together they have 300 MiB, and knetc reads at most 256 MiB at once", Frugally("check", "."));
    }

    [Theory]
    [InlineData("check", "web.yaml", "--baseline", "big")]
    [InlineData("compile", "web.yaml", "--lock-file", "big")]
    [InlineData("lock", "show", "--lock-file", "big")]
    public void No_other_file_is_read_either(params string[] arguments)
    {
        _folder.Write("web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n");
        MakeSparse("big", GiB);
        Assert.Contains("cannot read big: it has 1024 MiB", Frugally(arguments));
    }

    [Fact]
    public void A_project_file_is_not_read_either()
    {
        MakeSparse("knetc.yaml", GiB);
        Assert.Contains("cannot read knetc.yaml: it has 1024 MiB", Frugally("check"));
    }

    [Fact]
    public void Standard_input_is_read_no_further_than_the_limit()
    {
        using var endless = new EndlessStream();
        using var error = new StringWriter();
        int code = Cli.KnetcApplication.Run(["check", "-"], new Cli.CliHost { In = endless, Out = TextWriter.Null, Error = error, WorkingDirectory = _folder.Path });
        Assert.Equal(3, code);
        Assert.Contains("cannot read <stdin>: it does not end within 256 MiB", error.ToString());
        Assert.InRange(endless.Given, 0, (256L << 20) + (2 << 20));
    }

    private void MakeSparse(string name, long length)
    {
        using var file = File.Create(_folder.PathOf(name));
        file.SetLength(length);
    }

    /// <summary>Runs a command that is to fail, and returns what it said; it may not allocate what the input has.</summary>
    private string Frugally(params string[] arguments)
    {
        long before = GC.GetTotalAllocatedBytes();
        string error = KnetcCommand.Run(_folder.Path, arguments).MustExitWith(3).Error;
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 40L << 20);
        return error;
    }
}
