namespace Knetc.Packages;

/// <summary>Builds use the lock file and leave it alone, unless they are asked to write it.</summary>
public sealed class LockTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private readonly ConsumerProject _project = new(packages, "locked", "<OutputType>Library</OutputType>", ConsumerProject.Task);

    [Fact]
    public void It_is_written_only_on_demand()
    {
        _project.Write("k8s/web.yaml", Manifests.Service("web"));
        _project.Restore();
        _project.Compile().Succeeded();
        Assert.False(File.Exists(_project.PathOf("knetc.lock.json")));

        _project.Compile("-p:KnetcUpdateLock=true").Succeeded();
        string first = _project.Read("knetc.lock.json");
        Assert.Contains("\"IPv4/default/web\"", first);
        _project.Compile().Succeeded();

        // What is not on record is used all the same, with a warning, or is an error when the record has to be complete.
        _project.Write("k8s/db.yaml", Manifests.Service("db"));
        var warned = _project.Build();
        Assert.Equal(0, warned.ExitCode);
        Assert.Equal(["knetc.lock.json:1:1 warning KN2207"], warned.Summaries);
        _project.Compile("-p:KnetcLocked=true").Failed("knetc.lock.json:1:1 error KN2205");
        Assert.Equal(first, _project.Read("knetc.lock.json"));

        var update = _project.Compile("-p:KnetcUpdateLock=true").Succeeded();
        Assert.True(update.RanKnetc);
        Assert.Contains("\"IPv4/default/db\"", _project.Read("knetc.lock.json"));
        Assert.Empty(_project.FilesIn("generated"));
        _project.Clean().Succeeded();
        Assert.True(File.Exists(_project.PathOf("knetc.lock.json")));
    }
}
