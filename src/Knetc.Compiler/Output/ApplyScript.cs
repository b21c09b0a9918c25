using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Templating;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>Writes <c>apply.sh</c>, which puts a node's rules into its kernel. It reads the rules at run time.</summary>
internal static class ApplyScript
{
    public const string FileName = "apply.sh";

    /// <summary>Nothing that ends a quoted word of the shell, nor more than one line.</summary>
    private static readonly SearchValues<char> SettingCharacters =
        SearchValues.Create(" ,-./0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private const string Template = FileName + TemplateSet.Extension;

    /// <summary>What the pod network needs in every mode.</summary>
    private static readonly ImmutableArray<string> PodTexts = ["sysctl", "pods", "routes"];

    /// <summary>The script. Nodes with the same primary family have the same one.</summary>
    /// <exception cref="TemplateException">The template fails, or loses the header.</exception>
    public static RuleFile Write(NodePlan plan, RuleFileWriter files)
    {
        var mode = ApplyMode.Of(plan);
        var values = files.CommonValues(GeneratedHeader.Text);
        values.SetValue("primary_family", plan.Addresses.PrimaryFamily == IpFamily.IPv4 ? "ipv4" : "ipv6", readOnly: true);
        values.SetValue("settings", new ScriptArray(mode.Settings.Select(Setting)), readOnly: true);
        values.SetValue("parts", ApplyMode.Parts, readOnly: true);
        values.SetValue("filled", mode.Filled, readOnly: true);
        values.SetValue("texts", new ScriptArray(ApplyMode.Texts.Union(PodTexts).Select(part => files.Templates.Source($"apply.{part}.sh").Content)), readOnly: true);

        string script = files.Templates.Render(Template, values);
        FileFrame.CheckHeader(files.Templates, Template, script, GeneratedHeader.Text);
        return new RuleFile(FileName, [Encoding.UTF8.GetBytes(script)], IsExecutable: true);
    }

    private static ScriptObject Setting(KeyValuePair<string, string> setting)
    {
        var (name, value) = setting;
        if (value.AsSpan().ContainsAnyExcept(SettingCharacters)) throw new ArgumentException($"No value for a script: {value}", nameof(setting));
        var values = new ScriptObject();
        values.SetValue("name", name, readOnly: true);
        values.SetValue("value", value, readOnly: true);
        return values;
    }
}
