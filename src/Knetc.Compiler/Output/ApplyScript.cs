using Knetc.Binding.Validation;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Scriban;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>Writes <c>apply.sh</c>, which puts a node's rules into its kernel. It reads the rules at run time.</summary>
internal static class ApplyScript
{
    public const string FileName = "apply.sh";

    private static readonly Lazy<Template> Frame = new(() => Templates.Parse("apply.sh.scriban"));

    /// <summary>The parts of the script, by the name the frame knows them by.</summary>
    private static readonly Lazy<KeyValuePair<string, string>[]> Parts = new(() =>
    [
        ReadPart("iptables", "iptables"),
        ReadPart("cleanup", "cleanup"),
        ReadPart("conntrack", "conntrack"),
        ReadPart("sysctl", "sysctl"),
        ReadPart("ipset", "ipset"),
        ReadPart("servers", "servers"),
        ReadPart("ipvs_mode", "ipvs"),
    ]);

    public static Artifact Write(NodePlan plan)
    {
        // The only value of a manifest in the script of iptables mode.
        string name = plan.NodeName;
        if (LexicalClass.NotDns1123Subdomain(name) is not null) throw new ArgumentException($"No node name: {name}", nameof(plan));

        var values = new ScriptObject();
        values.SetValue("header", GeneratedHeader.Text, readOnly: true);
        values.SetValue("node", name, readOnly: true);
        values.SetValue("primary_family", plan.Addresses.PrimaryFamily == IpFamily.IPv4 ? "ipv4" : "ipv6", readOnly: true);
        values.SetValue("ipvs", plan.Cluster.Options.ProxyMode == ProxyMode.Ipvs ? IpvsValues(plan) : null, readOnly: true);
        foreach (var (part, text) in Parts.Value) values.SetValue(part, text, readOnly: true);

        string script = Templates.Render(Frame.Value, values);
        return new Artifact($"nodes/{name}/{FileName}", script, isExecutable: true);
    }

    private static ScriptObject IpvsValues(NodePlan plan)
    {
        var proxy = plan.Cluster.Options.Proxy;
        string scheduler = SchedulerName.InForce(proxy);
        if (!SchedulerName.IsName(scheduler)) throw new ArgumentException($"No scheduler: {scheduler}", nameof(plan));

        var values = new ScriptObject();
        values.SetValue("scheduler", scheduler, readOnly: true);
        values.SetValue("timeouts", IpvsSettings.Timeouts(proxy.Ipvs), readOnly: true);
        values.SetValue("excluded", string.Join(' ', IpvsSettings.ExcludedNetworks(proxy.Ipvs)), readOnly: true);
        values.SetValue("sets", string.Join(' ', IpvsSettings.SetNames), readOnly: true);
        return values;
    }

    private static KeyValuePair<string, string> ReadPart(string name, string file) =>
        KeyValuePair.Create(name, Templates.Read($"apply.{file}.scriban"));
}
