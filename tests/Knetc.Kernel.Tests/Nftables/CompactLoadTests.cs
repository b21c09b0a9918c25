using System.Globalization;
using Knetc.Kernel.Machine;
using Knetc.Testing;

namespace Knetc.Kernel.Nftables;

/// <summary>A large cluster in the compact layout.</summary>
[Collection(TimedCollection.Name)]
public sealed class CompactLoadTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly NetworkNamespace _node = new("load");

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [KernelFact(KernelFeature.NfTables)]
    public void Ten_thousand_services_with_ten_endpoints_load_in_three_seconds()
    {
        using (var writer = new StreamWriter(_folder.PathOf("manifests.yaml"))) new LargeCluster(10_000, 10).WriteTo(writer);
        KnetcCommand.Run(
            _folder.Path,
            ["compile", "manifests.yaml", "-o", "out", "--no-lock", "--node", "node-0", "--emit", "rules",
                "--proxy-mode", "nftables", "--nftables-layout", "compact", .. LargeCluster.Options]).MustExitWith(0);

        // Time of the processor and the best of three, since the machine may do other things.
        var times = new List<TimeSpan>();
        while (times.Count < 3 && times.TrueForAll(time => time.TotalSeconds > 3)) times.Add(Load());
        Assert.InRange(times.Min().TotalSeconds, 0.1, 3);

        var map = _node.Script("nft list map ip kube-proxy tcp-endpoints | grep -o ' : ' | wc -l").MustExitWith(0).Out;
        Assert.True(int.Parse(map, CultureInfo.InvariantCulture) >= 100_000, map);
    }

    private TimeSpan Load()
    {
        var file = _folder.PathOf("out", "nodes", "node-0", "kube-proxy.nft");
        var lines = _node.Script($"nft -f '{file}'\ntimes").MustExitWith(0).Out.Split('\n');

        // The second line is about the programs that the shell ran: in user mode, and in the kernel.
        return lines[1].Split(' ').Aggregate(TimeSpan.Zero, (sum, time) => sum + Time(time));
    }

    /// <summary>Reads <c>0m1.340000s</c>.</summary>
    private static TimeSpan Time(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return TimeSpan.FromMinutes(int.Parse(parts[0], CultureInfo.InvariantCulture)) + TimeSpan.FromSeconds(double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
