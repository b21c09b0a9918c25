using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Knetc.Testing;

namespace Knetc.Kernel.Machine;

/// <summary>
/// A kernel of its own for what the machine's kernel lacks: Debian's package user-mode-linux has IPVS and dummy interfaces. It
/// sees the machine's files. Takes some seconds to come up.
/// </summary>
internal sealed class UserModeLinux : IMachine
{
    public const string Program = "linux.uml";

    /// <summary>The wide vector registers do not survive here; <see cref="SystemCallFilter"/> says why.</summary>
    private const string NarrowRegisters =
        "export DOTNET_EnableAVX=0 GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-AVX_Fast_Unaligned_Load,-XSAVE,-XSAVEC";

    /// <summary>
    /// What the kernel would load itself, each with some processes when it is first asked for, is faster loaded at once. IPVS is not
    /// among them: that is for scripts to load.
    /// </summary>
    private static readonly string[] Modules =
    [
        "ipv6", "br_netfilter", "nf_conntrack", "nf_conntrack_netlink", "nf_tables", "veth", "dummy",
        "iptable_filter", "iptable_nat", "iptable_mangle", "ip6table_filter", "ip6table_nat", "ip6table_mangle",
        "xt_addrtype", "xt_comment", "xt_conntrack", "xt_mark", "xt_physdev", "xt_set", "xt_MASQUERADE", "ipt_REJECT", "ip6t_REJECT",
        "ip_set_bitmap_port", "ip_set_hash_ip", "ip_set_hash_ipport", "ip_set_hash_ipportip", "ip_set_hash_ipportnet",
    ];

    private readonly TempFolder _folder = new();
    private readonly PeerProcess _peer;
    private int _count;

    public UserModeLinux()
    {
        // The modules are not where modprobe looks for them.
        Directory.CreateDirectory(_folder.PathOf("root", "lib"));
        File.CreateSymbolicLink(_folder.PathOf("root", "lib", "modules"), "/usr/lib/uml/modules");
        Write("bin/modprobe", $"{NarrowRegisters}\nexec /sbin/modprobe -d '{_folder.PathOf("root")}' \"$@\"\n");

        // So little memory would mean a connection table too small for the tests. The second console is the process's input and output; the first, with the kernel's messages, its standard error.
        Write(
            "init",
            $"""
            export PATH={_folder.PathOf("bin")}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
            {NarrowRegisters}
            export DOTNET_TieredPGO=0 KNETC_IPTABLES=legacy
            mount -t proc proc /proc
            mount -t sysfs sysfs /sys
            mount -t tmpfs tmpfs /run
            echo '{_folder.PathOf("bin", "modprobe")}' >/proc/sys/kernel/modprobe
            modprobe -a {string.Join(' ', Modules)}
            echo 262144 >/proc/sys/net/netfilter/nf_conntrack_max
            stty -F /dev/tty1 raw -echo
            cat </dev/tty1 | '{PeerProcess.Host}' '{PeerProcess.Program}' | cat >/dev/tty1
            echo o >/proc/sysrq-trigger
            sleep 60

            """);
        _peer = new PeerProcess(Start(
            "mem=512M", "rootfstype=hostfs", "rootflags=/", "rw", $"init={_folder.PathOf("init")}", "con=null", "con0=null,fd:2", "con1=fd:0,fd:1"));
    }

    public string Command(string words) => _peer.Command(words);

    /// <summary>Runs lines of shell as root until one fails.</summary>
    public ShellResult Script(string lines) => Run("sh", "-ec", lines);

    public ShellResult Run(string program, params IEnumerable<string> arguments)
    {
        // Through files: the console carries short lines.
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var line = string.Join(' ', arguments.Prepend(program).Select(Quote));
        var script = Write(number, $"exec {line} </dev/null >'{_folder.PathOf(number + ".out")}' 2>'{_folder.PathOf(number + ".error")}'\n");
        var code = int.Parse(Command($"run {script}"), CultureInfo.InvariantCulture);
        return new ShellResult(line, code, _folder.Read(number + ".out"), _folder.Read(number + ".error"));
    }

    /// <summary>Powers down.</summary>
    public void Dispose()
    {
        _peer.Dispose();
        _folder.Dispose();
    }

    /// <summary>
    /// On a thread of its own, since the filter stays with the thread. On one processor: the kernel and its processes take turns, and
    /// waking another processor for each turn takes longer than most turns do.
    /// </summary>
    private static Process Start(params IEnumerable<string> arguments)
    {
        Process? process = null;
        var thread = new Thread(() =>
        {
            SystemCallFilter.HideRegisterSets();
            process = Shell.Start("taskset", [LastProcessor(), Program, .. arguments]);
        });
        thread.Start();
        thread.Join();
        return process!;
    }

    /// <summary>The last one that this process may use, as a mask.</summary>
    private static string LastProcessor()
    {
        using var self = Process.GetCurrentProcess();
        var allowed = OperatingSystem.IsLinux() ? (ulong)self.ProcessorAffinity : 1;
        return (1UL << BitOperations.Log2(allowed)).ToString("x", CultureInfo.InvariantCulture);
    }

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private string Write(string name, string lines)
    {
        var file = _folder.Write(name, $"#!/bin/sh\n{lines}");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
