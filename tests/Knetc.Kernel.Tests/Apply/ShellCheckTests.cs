using Knetc.Kernel.Machine;
using Knetc.Kernel.Packets;

namespace Knetc.Kernel.Apply;

/// <summary>ShellCheck has nothing to say about the scripts.</summary>
public sealed class ShellCheckTests
{
    /// <summary>The functions of all modes are in every script; the settings of ipvs mode only in its own.</summary>
    private const string SettingsOfOtherModes = "--exclude=SC2154";

    [KernelTheory(KernelFeature.ShellCheck)]
    [InlineData("iptables", SettingsOfOtherModes)]
    [InlineData("ipvs", "--exclude=")]
    [InlineData("nftables", SettingsOfOtherModes)]
    [InlineData("userspace", SettingsOfOtherModes)]
    public void The_script_has_no_errors_and_warnings(string mode, string exclusion)
    {
        using var example = new CompiledExample("--proxy-mode", mode);
        string script = Path.Combine(example.FolderOf(example.Cluster.Nodes[0]), "apply.sh");

        var result = Shell.Run("shellcheck", "--shell=dash", "--severity=warning", "--format=gcc", exclusion, script);

        Assert.Equal(("", 0), (result.Out, result.ExitCode));
    }
}
