using Knetc.Binding.Validation;
using Knetc.Net;
using Knetc.Planning;
using Scriban;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>Writes <c>apply.sh</c>, which puts a node's rules into its kernel. It reads the rules at run time.</summary>
internal static class ApplyScript
{
    public const string FileName = "apply.sh";

    private static readonly Lazy<Template> Frame = new(() => Templates.Parse("apply.sh.scriban"));
    private static readonly Lazy<KeyValuePair<string, string>[]> Parts = new(ReadParts);

    public static Artifact Write(NodePlan plan)
    {
        // The only value of a manifest in the script.
        string name = plan.NodeName;
        if (LexicalClass.NotDns1123Subdomain(name) is not null) throw new ArgumentException($"No node name: {name}", nameof(plan));

        var values = new ScriptObject();
        values.SetValue("header", GeneratedHeader.Text, readOnly: true);
        values.SetValue("node", name, readOnly: true);
        values.SetValue("primary_family", plan.Addresses.PrimaryFamily == IpFamily.IPv4 ? "ipv4" : "ipv6", readOnly: true);
        foreach (var (part, text) in Parts.Value) values.SetValue(part, text, readOnly: true);

        string script = Templates.Render(Frame.Value, values);
        return new Artifact($"nodes/{name}/{FileName}", script, isExecutable: true);
    }

    private static KeyValuePair<string, string>[] ReadParts() =>
    [
        .. new[] { "iptables", "cleanup", "conntrack", "sysctl" }
            .Select(part => KeyValuePair.Create(part, Templates.Read($"apply.{part}.scriban"))),
    ];
}
