using System.Text.Json;
using System.Text.RegularExpressions;
using Knetc.Diagnostics;
using Knetc.Testing;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Robustness.Pipeline;

/// <summary>Checks what a run wrote: nothing when there are errors, else files in which each place holds only what belongs there.</summary>
internal static partial class OutputCheck
{
    private static readonly Lazy<HashSet<string>> PlainScripts = new(() => [.. ((string[])["iptables", "ipvs", "nftables", "userspace"]).Select(CompilePlainScript).OfType<string>()]);

    public static string? Problem(CommandResult result, string folder)
    {
        if (result.ExitCode != 0) return Directory.Exists(folder) ? "something was written in spite of errors" : null;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (FileProblem(name, file) is { } problem) return $"{name}: {problem}";
        }

        return null;
    }

    /// <summary>What is wrong with a file of the output folder; null when nothing is.</summary>
    /// <param name="name">Its path in the folder.</param>
    /// <param name="file">Its full path.</param>
    public static string? FileProblem(string name, string file)
    {
        if (!KnownFile().IsMatch(name)) return "an unexpected file";
        bool isUserspace = File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "nginx-stream.conf"));
        return Problem(name, File.ReadAllText(file), isUserspace);
    }

    private static string? Problem(string name, string content, bool isUserspace) => Path.GetFileName(name) switch
    {
        "iptables.rules" => RestoreGrammar.Problem(content, ipv6: false, isUserspace),
        "ip6tables.rules" => RestoreGrammar.Problem(content, ipv6: true, isUserspace),
        "apply.sh" => ScriptProblem(Neutral(content)),
        "ipset.rules" => LineProblem(content, SetLine()),
        "ipvs.rules" => LineProblem("\n" + content, ServerLine()),
        "ipvs.batch" => LineProblem(content, AddressLine()),
        "kube-proxy.nft" => LineProblem(content, NftLine()),
        "nginx-stream.conf" => LineProblem(content, NginxLine()),
        "pod-network.conf" => LineProblem(content, LinkLine()),
        "routes.batch" => LineProblem(content, RouteLine()),
        "fdb.batch" => LineProblem(content, ForwardingLine()),
        "pod-network.nft" => LineProblem(content, MasqueradingLine()),
        "10-knetc.conflist" => JsonProblem(content),
        "sysctl.conf" => LineProblem(content, Setting()),
        "source-map.json" => JsonProblem(content),
        "cluster.yaml" => YamlProblem(content),
        _ => null,
    };

    private static string? ScriptProblem(string script) =>
        PlainScripts.Value.Contains(script) ? null : "the script differs in more than its slots";

    /// <summary>Every line but the first, which is the header, has one form.</summary>
    private static string? LineProblem(string content, Regex form)
    {
        foreach (string line in content.TrimEnd('\n').Split('\n').Skip(1))
        {
            if (!form.IsMatch(line)) return $"not a line of this file: {line}";
        }

        return null;
    }

    private static string? JsonProblem(string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }

    private static string? YamlProblem(string content)
    {
        var findings = new DiagnosticBag();
        YamlReader.Read(new SourceText("cluster.yaml", content), findings);
        return findings.Count == 0 ? null : findings.ToImmutable()[0].Location + ": " + findings.ToImmutable()[0].Message;
    }

    /// <summary>The script of a mode; null when the mode has no back end.</summary>
    private static string? CompilePlainScript(string mode)
    {
        const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n";
        using var folder = new TempFolder();
        var result = KnetcCommand.RunWithInput(folder.Path, Service, "compile", "-", "-o", "out", "--proxy-mode", mode);
        return result.ExitCode == 0 ? Neutral(folder.Read("out", "nodes", "node-1", "apply.sh")) : null;
    }

    /// <summary>The script with its slots, each holding something of its class, blanked.</summary>
    private static string Neutral(string script)
    {
        script = FamilySlot().Replace(script, "\nprimary_family=X\n", 1);
        return SettingSlots().Replace(script, "$1=X\n");
    }

    [GeneratedRegex(@"^(cluster\.yaml|source-map\.json|\.knetc-files|(nodes/[a-z0-9]([-a-z0-9.]*[a-z0-9])?|shared/[0-9a-f]{64})/(iptables\.rules|ip6tables\.rules|ipset\.rules|ipvs\.rules|ipvs\.batch|kube-proxy\.nft|nginx-stream\.conf|pod-network\.conf|pod-network\.nft|routes\.batch|fdb\.batch|cni/10-knetc\.conflist|sysctl\.conf|apply\.sh))\z")]
    private static partial Regex KnownFile();

    [GeneratedRegex(@"^net\.[a-z0-9_.]+ = \d{1,10}\z")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\nprimary_family=ipv[46]\n")]
    private static partial Regex FamilySlot();

    [GeneratedRegex(@"^(scheduler|timeouts|excluded)='[-a-z0-9_:./, ]*'\n", RegexOptions.Multiline)]
    private static partial Regex SettingSlots();

    [GeneratedRegex(@"^(create|add) KUBE-[-0-9A-Z]+ [-a-z0-9:.,/ ]+\z")]
    private static partial Regex SetLine();

    [GeneratedRegex(@"^(-[Aa] (-[tu]|--sctp-service) [0-9a-f:.\[\]]+ [-a-z0-9:. \[\]]+)?\z")]
    private static partial Regex ServerLine();

    [GeneratedRegex(@"^addr replace [0-9a-f:.]+/\d+ dev kube-ipvs0\z")]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"^(sysctl net\.[a-z0-9_.-]+ 1|bridge [-A-Za-z0-9._]{1,15} mac [0-9a-f:]{17} mtu \d+|address [0-9a-f:.]+/\d+|vxlan knetc\.\d+ id \d+ dstport \d+ local [0-9a-f:.]+ mac [0-9a-f:]{17} mtu \d+|pod knetc[a-z0-9]{10} knetc_[-a-z0-9]+_[-_a-z0-9.]+ mac [0-9a-f:]{17}( [0-9a-f:.]+/\d+){1,2})\z")]
    private static partial Regex LinkLine();

    [GeneratedRegex(@"^(neigh replace [0-9a-f:.]+ lladdr [0-9a-f:]{17} dev knetc\.\d+ nud permanent|route replace [0-9a-f:.]+/\d+ via [0-9a-f:.]+( dev knetc\.\d+ onlink src [0-9a-f:.]+)? proto 75)?\z")]
    private static partial Regex RouteLine();

    [GeneratedRegex(@"^(fdb replace [0-9a-f:]{17} dev knetc\.\d+ dst [0-9a-f:.]+ self permanent)?\z")]
    private static partial Regex ForwardingLine();

    [GeneratedRegex(@"^((add |delete )?table ip6? knetc-pods( \{)?|\t?\}|\tchain postrouting \{|\t\ttype nat hook postrouting priority 110;|\t\tip6? (saddr !=|daddr) [0-9a-f:./]+ return|\t\tmasquerade fully-random)\z")]
    private static partial Regex MasqueradingLine();

    [GeneratedRegex(@"^(|#[-a-zA-Z0-9_.,:/\"" ]*|    # [-a-z0-9.]+/[-a-z0-9]+(:[-a-z0-9]+)?|    worker_connections \d+;|[a-z_]+( [-a-z0-9_/.]+)?;|(events|stream) \{| *\}|    [a-z_]+ [a-z0-9]+;|    upstream [-a-z0-9_]+ \{|        hash \$remote_addr consistent;|        server [0-9a-f:.\[\]]+ (down|max_fails=\d+);|    server \{ listen [0-9a-f:.\[\]]+( [a-z0-9=]+)*; (proxy_[a-z]+ [a-z0-9]+; )*proxy_pass [-a-z0-9_]+; \})\z")]
    private static partial Regex NginxLine();

    [GeneratedRegex(@"^\t*(comment ""[-a-zA-Z0-9_.,:/@ ]*""|[io]ifname (!= )?""[-a-zA-Z0-9_.:@]{1,15}\*?""|[-a-zA-Z0-9_.,:;/+<=>!&|^@{}()\[\] ])*\z")]
    private static partial Regex NftLine();
}
