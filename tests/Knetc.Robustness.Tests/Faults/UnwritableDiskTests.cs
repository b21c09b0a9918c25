using Knetc.Testing;

namespace Knetc.Robustness.Faults;

/// <summary>Disks that are full or cannot be written to: exit code 3, the reason, and all files as they were. In a mount namespace of its own.</summary>
public sealed class UnwritableDiskTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n";
    private const string Range = "--service-cluster-ip-range 10.96.0.0/16";
    private const string Sums = "(cd disk; find . -type f -exec cksum {} + | sort -k3; find . | sort)";

    private readonly TempFolder _folder = new();

    public UnwritableDiskTests()
    {
        Directory.CreateDirectory(_folder.PathOf("disk"));
        _folder.Write("web.yaml", Service);
        using var text = new StringWriter();
        for (int i = 0; i < 400; i++) text.Write("---\n" + Service.Replace("web", $"w{i}", StringComparison.Ordinal));
        _folder.Write("many.yaml", text.ToString());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>With the lock on another disk, on the full disk, and on the full disk without output.</summary>
    [FaultTheory("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")]
    [InlineData("256k", "-o disk/out --lock-file lock.json", "cannot write to .*/disk/out: No space left on device")]
    [InlineData("256k", "-o disk/out --lock-file disk/lock.json", "cannot write to .*/disk/out: No space left on device")]
    [InlineData("16k", "-o out --lock-file disk/lock.json", "cannot write disk/lock.json: No space left on device")]
    public void On_a_full_disk_everything_stays_as_it_was(string size, string where, string message)
    {
        string[] parts = Run(
            $"mount -t tmpfs -o size={size} none disk; mkdir out; $knetc compile {Range} web.yaml {where}; echo code $?; cp -r out out-before; touch lock.json; cp lock.json lock-before; echo =; {Sums}; echo =;"
            + $"$knetc compile {Range} many.yaml {where}; echo code $?; diff -r out out-before; diff lock.json lock-before; echo =; {Sums}").Split("=\n");
        Assert.Contains("code 0\n", parts[0]);
        Assert.Matches($"error KN0001: {message}", parts[2]);
        Assert.Contains("code 3\n", parts[2]);
        Assert.DoesNotContain("diff", parts[2].Replace("diff: ", "", StringComparison.Ordinal));
        Assert.Equal(parts[1], parts[3]);
    }

    [FaultFact("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")]
    public void A_report_that_does_not_fit_leaves_the_earlier_one()
    {
        string[] parts = Run(
            "mount -t tmpfs -o size=64k none disk; echo earlier > disk/report.json; head -c 60000 /dev/zero > disk/rest; for i in $(seq 2000); do echo \"a$i: [\"; echo ---; done > bad.yaml;"
            + "$knetc check bad.yaml --report json=disk/report.json | tail -3; cat disk/report.json; ls -A disk").Split("earlier\n");
        Assert.Contains("cannot write disk/report.json: No space left on device", parts[0]);
        Assert.Equal("report.json\nrest\n", parts[1]);
    }

    [FaultFact("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt")]
    public void On_a_read_only_disk_everything_stays_as_it_was()
    {
        const string Compile = $"compile {Range} -o disk/out --lock-file disk/lock.json";
        string[] parts = Run(
            $"$knetc {Compile} web.yaml; mount --bind disk disk; mount -o remount,ro,bind disk; echo =; {Sums}; echo =; $knetc {Compile} many.yaml; echo code $?; echo =; {Sums}; echo =;"
            + $"$knetc {Compile} web.yaml; echo code $?").Split("=\n");
        Assert.Contains("/out/cluster.yaml", parts[1]);
        Assert.Contains("error KN0001: cannot write to ", parts[2]);
        Assert.Contains("Read-only file system", parts[2]);
        Assert.Contains("code 3\n", parts[2]);
        Assert.Equal(parts[1], parts[3]);

        // Where nothing changes there is nothing to write, so a checkout that cannot be written to is no obstacle.
        Assert.EndsWith("code 0\n", parts[4]);
    }

    private string Run(string script) => KnetcProcess.Shell(_folder.Path, script, "unshare", "-m");
}
