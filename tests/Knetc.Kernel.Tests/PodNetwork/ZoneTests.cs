using Knetc.Kernel.Machine;
using Knetc.Testing;

namespace Knetc.Kernel.PodNetwork;

/// <summary>The zone file, read by a name server's own checker.</summary>
public sealed class ZoneTests
{
    [KernelFact]
    public void A_name_server_takes_the_zone()
    {
        using var folder = new TempFolder();
        KnetcCommand.Run(
            folder.Path,
            "compile", Repository.PathOf("tests", "Knetc.Kernel.Tests", "Data", "two-nodes"), "-o", "out", "--no-lock", "--emit", "dns",
            "--kube-version", "1.30", "--service-cluster-ip-range", "10.96.0.0/12,fd00:10:96::/112").MustExitWith(0);
        string zone = folder.PathOf("out", "dns", "cluster.local.zone");

        var result = Shell.Run("named-checkzone", "-k", "fail", "-m", "fail", "-n", "fail", "-D", "-s", "full", "cluster.local", zone).MustExitWith(0);

        int records = File.ReadLines(zone).Count(line => line.Contains("\tIN\t", StringComparison.Ordinal));
        Assert.Equal(records, result.Out.Split('\n').Count(line => line.Contains(" IN ", StringComparison.Ordinal)));
    }
}
