using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Userspace;

/// <summary>nginx and iptables take what comes out for the clusters of the captures.</summary>
public sealed class UserspaceCaptureTests
{
    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Nginx)]
    public void Files_are_taken_for_every_captured_cluster()
    {
        using var node = new TestNode();
        foreach (var name in Captures.CasesOf(Captures.IptablesFolder))
        {
            var folder = Captures.PathOf(Captures.IptablesFolder, name);
            using var compiled = CompiledNode.Compile(
                File.ReadAllText(Path.Combine(folder, "node")).Trim(),
                File.ReadAllText(Path.Combine(folder, "manifests.yaml")),
                File.ReadAllText(Path.Combine(folder, "kube-proxy.yaml")),
                "--proxy-mode",
                "userspace");

            // The test of nginx writes to /run, and listens.
            var result = node.Script(
                $"""
                iptables-nft-restore --noflush --test <'{compiled.PathOf("iptables.rules")}'
                ip6tables-nft-restore --noflush --test <'{compiled.PathOf("ip6tables.rules")}'
                unshare -m sh -ec 'mount -t tmpfs tmpfs /run; nginx -t -c "{compiled.PathOf("nginx-stream.conf")}" -g "{Nginx.Module}"'
                """);

            Assert.True(result.ExitCode == 0, $"{name}\n{result}");
            var servers = File.ReadLines(compiled.PathOf("nginx-stream.conf")).Count(line => line.Contains("{ listen ", StringComparison.Ordinal));
            Assert.True(servers > 0 || !compiled.Read("iptables.rules").Contains("--dport", StringComparison.Ordinal), name);
        }
    }
}
