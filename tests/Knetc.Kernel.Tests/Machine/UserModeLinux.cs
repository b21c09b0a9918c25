using Knetc.Testing;

namespace Knetc.Kernel.Machine;

/// <summary>
/// A kernel of its own for what the machine's kernel lacks: Debian's package user-mode-linux has IPVS and dummy interfaces. It
/// sees the machine's files.
/// </summary>
internal static class UserModeLinux
{
    public const string Program = "linux.uml";

    /// <summary>Boots, runs lines of shell as root until one fails, and powers down; takes some seconds.</summary>
    public static ShellResult Run(string lines)
    {
        using var folder = new TempFolder();
        Write(folder, "lines", $"set -e\n{lines}\n");

        // The modules are not where modprobe looks for them.
        Directory.CreateDirectory(folder.PathOf("root", "lib"));
        File.CreateSymbolicLink(folder.PathOf("root", "lib", "modules"), "/usr/lib/uml/modules");
        Write(folder, "bin/modprobe", $"exec /sbin/modprobe -d '{folder.PathOf("root")}' \"$@\"\n");
        Write(
            folder,
            "init",
            $"""
            PATH={folder.PathOf("bin")}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
            export PATH
            mount -t proc proc /proc
            mount -t sysfs sysfs /sys
            mount -t tmpfs tmpfs /run
            echo '{folder.PathOf("bin", "modprobe")}' >/proc/sys/kernel/modprobe
            sh '{folder.PathOf("lines")}' >'{folder.PathOf("out")}' 2>'{folder.PathOf("error")}'
            echo $? >'{folder.PathOf("code")}'
            echo o >/proc/sysrq-trigger
            sleep 60

            """);
        var boot = Shell.Run(
            Program, "mem=384M", "rootfstype=hostfs", "rootflags=/", "rw", $"init={folder.PathOf("init")}", "con=null", "con0=null,fd:1");
        if (!File.Exists(folder.PathOf("code"))) throw new InvalidOperationException($"The kernel did not come up.\n{boot}");
        return new ShellResult(lines, int.Parse(folder.Read("code")), folder.Read("out"), folder.Read("error"));
    }

    private static void Write(TempFolder folder, string name, string lines)
    {
        var file = folder.Write(name, $"#!/bin/sh\n{lines}");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
