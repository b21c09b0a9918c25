using System.Text;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Nftables.Delta;
using Knetc.Planning;
using Knetc.Templating;

namespace Knetc.Output;

/// <summary>Tries the templates that a caller gives, so that what is wrong with them is known before anything is written.</summary>
internal static class TemplateCheck
{
    /// <summary>What is wrong with the templates.</summary>
    /// <param name="options">Has the templates.</param>
    /// <param name="plan">Made only when there is a template to try.</param>
    public static IEnumerable<Diagnostic> Check(EmissionOptions options, Lazy<ClusterPlan> plan)
    {
        var templates = options.Templates;
        if (!templates.Findings.IsEmpty) return templates.Findings;
        return templates.Given.SelectMany(name => Try(name, options, plan.Value));
    }

    private static IEnumerable<Diagnostic> Try(string name, EmissionOptions options, ClusterPlan plan)
    {
        if (!name.EndsWith(TemplateSet.Extension, StringComparison.Ordinal)) return [];
        string file = name[..^TemplateSet.Extension.Length];
        var files = new RuleFileWriter(options.Templates, plan.Options);
        try
        {
            if (file == ApplyScript.FileName) TryScript(options, plan, files);
            else if (file == NftablesFiles.RulesName && options.Previous is not null) return TryDelta(name, files.Frame(file), options.Templates);
            else files.Frame(file);
        }
        catch (TemplateException failure)
        {
            return [failure.Finding];
        }

        return [];
    }

    /// <summary>The script differs between nodes by the family they prefer.</summary>
    private static void TryScript(EmissionOptions options, ClusterPlan plan, RuleFileWriter files)
    {
        var tried = new HashSet<IpFamily>();
        foreach (var node in options.NodesOfAllShards(plan.Cluster))
        {
            var frame = plan.FrameOf(node);
            if (tried.Add(frame.Addresses.PrimaryFamily)) ApplyScript.Write(frame, files);
        }
    }

    /// <summary>The transaction between two runs is made of their files.</summary>
    private static IEnumerable<Diagnostic> TryDelta(string name, FileFrame frame, TemplateSet templates)
    {
        if (DeltaWriter.Check(Encoding.UTF8.GetBytes(frame.Before + frame.After)) is null) return [];
        return [templates.Finding(TemplateDiagnostics.Frame, name, "with --previous only comments may stand beside {{ rules }}")];
    }
}
