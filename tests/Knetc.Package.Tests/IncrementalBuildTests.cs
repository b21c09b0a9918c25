namespace Knetc.Packages;

/// <summary>A build looks at the manifests again exactly when something has changed, and leaves behind what belongs to the present ones.</summary>
public sealed class IncrementalBuildTests(PackedPackages packages) : IClassFixture<PackedPackages>
{
    private readonly ConsumerProject _project = new(packages, "incremental", "<OutputType>Library</OutputType><KnetcOutput>generated</KnetcOutput><KnetcEmit>rules;cluster;source-map</KnetcEmit>", ConsumerProject.Task);

    [Fact]
    public void It_notices_every_change_and_nothing_else()
    {
        _project.Write("k8s/web.yaml", Manifests.Service("web"));
        _project.Write("k8s/db.yaml", Manifests.Service("db", 5432));
        _project.Restore();

        Assert.True(_project.Build().Succeeded().RanKnetc);
        string[] files = _project.FilesIn("generated");
        Assert.All([".knetc-files", "cluster.yaml", "nodes/node-1/apply.sh", "nodes/node-1/iptables.rules", "source-map.json"], file => Assert.Contains(file, files));
        AssertServices("db", "web");

        Assert.False(_project.Build().Succeeded().RanKnetc);
        Assert.Equal(files, _project.FilesIn("generated"));

        _project.Write("k8s/web.yaml", Manifests.Service("web", 8080));
        Assert.True(_project.Build().Succeeded().RanKnetc);
        Assert.Contains("port: 8080", _project.Read("generated/cluster.yaml"));

        _project.Write("k8s/api.yaml", Manifests.Service("api"));
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        AssertServices("api", "db", "web");

        _project.Delete("k8s/web.yaml");
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        AssertServices("api", "db");

        _project.Move("k8s/db.yaml", "k8s/data.yaml");
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        Assert.Contains("k8s/data.yaml", _project.Read("generated/source-map.json"));

        // An older file in place of a newer one, as mv and archives leave it.
        _project.Write("k8s/data.yaml", Manifests.Service("old"));
        File.SetLastWriteTimeUtc(_project.PathOf("k8s/data.yaml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        AssertServices("api", "old");

        // What is generated is made again when it is gone or edited.
        _project.Delete("generated/cluster.yaml");
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        AssertServices("api", "old");
        string rules = _project.Read("generated/nodes/node-1/iptables.rules");
        _project.Write("generated/nodes/node-1/iptables.rules", rules + "# edited\n");
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        Assert.Equal(rules, _project.Read("generated/nodes/node-1/iptables.rules"));
        Assert.False(_project.Compile().Succeeded().RanKnetc);

        // Another option is a change, and files of another mode replace those of the one before.
        Assert.True(_project.Compile("-p:KnetcProxyMode=ipvs", "-p:KnetcKubeVersion=1.30").Succeeded().RanKnetc);
        Assert.Contains("nodes/node-1/ipvs.rules", _project.FilesIn("generated"));
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        Assert.Equal(files, _project.FilesIn("generated"));

        // Another folder takes the place of the one before.
        Assert.True(_project.Compile("-p:KnetcOutput=rules").Succeeded().RanKnetc);
        Assert.Empty(_project.FilesIn("generated"));
        Assert.Equal(files, _project.FilesIn("rules"));

        _project.Clean().Succeeded();
        Assert.False(Directory.Exists(_project.PathOf("rules")));
        Assert.DoesNotContain(_project.FilesIn("obj"), file => file.Contains("/knetc/"));
        Assert.Equal(["api.yaml", "data.yaml"], _project.FilesIn("k8s"));
        Assert.True(_project.Compile().Succeeded().RanKnetc);
        Assert.Equal(files, _project.FilesIn("generated"));

        foreach (string manifest in _project.FilesIn("k8s")) _project.Delete("k8s/" + manifest);
        _project.Compile().Succeeded();
        Assert.False(Directory.Exists(_project.PathOf("generated")));
        Assert.False(File.Exists(_project.PathOf("knetc.lock.json")));
    }

    private void AssertServices(params string[] names)
    {
        string[] lines = _project.Read("generated/cluster.yaml").Split('\n');
        var services = lines.Index().Where(line => line.Item == "kind: Service").Select(line => lines.Skip(line.Index).First(text => text.StartsWith("  name: ", StringComparison.Ordinal))["  name: ".Length..]);
        Assert.Equal(names, services);
    }
}
