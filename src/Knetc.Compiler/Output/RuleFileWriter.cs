using System.Buffers;
using System.Collections.Concurrent;
using Knetc.Incremental;
using Knetc.Iptables;
using Knetc.Options;
using Knetc.Templating;
using Scriban.Runtime;

namespace Knetc.Output;

/// <summary>Writes files: rules into their frames, with a note of where each line comes from.</summary>
/// <param name="templates">The frames.</param>
/// <param name="options">What frames may ask for.</param>
/// <param name="sourceMap">When given, numbers the origins.</param>
internal sealed class RuleFileWriter(TemplateSet templates, ClusterOptions options, SourceMap? sourceMap = null)
{
    private readonly ConcurrentDictionary<string, FileFrame> _frames = new(StringComparer.Ordinal);

    public TemplateSet Templates => templates;

    /// <summary>Writes one file.</summary>
    /// <param name="name">The file's name, which its template has too.</param>
    /// <param name="write">Writes the rules.</param>
    public RuleFile Write(string name, Action<IBufferWriter<char>, Action<LineOrigin>?> write)
    {
        var frame = Frame(name);
        var lines = sourceMap?.Begin(frame.FirstLine - 1);
        var text = new Utf8Text().Append(frame.Before);
        write(text, lines is null ? null : lines.Add);
        return new RuleFile(name, text.Append(frame.After).ToContent(), lines);
    }

    /// <summary>Writes the rules of one family, piece by piece when they are asked for; where their lines come from is noted beside that.</summary>
    public RuleFile Write(string name, IptablesRuleSet rules)
    {
        var frame = Frame(name);
        var lines = sourceMap?.BeginBeside(frame.FirstLine - 1, rules.Tables.Sum(static table => table.Rules.Length), add => RestoreLines.Visit(rules, add));
        return new RuleFile(name, Utf8Text.Stream(text => WriteInSteps(frame, rules, text)), lines);
    }

    /// <summary>Writes rules that are there as text; where their lines come from is noted beside what the caller does next.</summary>
    public RuleFile Write(string name, List<Lines> rules)
    {
        var frame = Frame(name);
        var origins = sourceMap?.BeginBeside(frame.FirstLine - 1, rules);
        var text = new Utf8Text().Append(frame.Before);
        foreach (var part in rules)
        {
            if (!part.Text.IsEmpty) text.AppendPiece(part.Text);
        }

        return new RuleFile(name, text.Append(frame.After).ToContent(), origins);
    }

    /// <summary>The values that all templates may ask for.</summary>
    public ScriptObject CommonValues(string header)
    {
        var values = new ScriptObject();
        values.SetValue("header", header, readOnly: true);
        values.SetValue("mode", options.ProxyMode.ToString().ToLowerInvariant(), readOnly: true);
        values.SetValue("kube_version", options.KubeVersion.ToString(), readOnly: true);
        return values;
    }

    /// <summary>The frame of a file.</summary>
    /// <exception cref="TemplateException">The template fails, or does not keep the header or the rules.</exception>
    public FileFrame Frame(string name) => _frames.GetOrAdd(name, _ =>
    {
        string header = HeaderOf(name);
        return FileFrame.Create(templates, name + TemplateSet.Extension, CommonValues(header), header);
    });

    private static IEnumerable<Rule?> WriteInSteps(FileFrame frame, IptablesRuleSet rules, Utf8Text text)
    {
        text.Append(frame.Before);
        foreach (var rule in RestoreWriter.WriteInSteps(rules, text)) yield return rule;
        text.Append(frame.After);
    }

    /// <summary>The header in a comment of the file's format; empty where it has none.</summary>
    private static string HeaderOf(string name) => name switch
    {
        DnsFiles.ZoneName => GeneratedHeader.ZoneText,

        // ipvsadm gives up at a comment.
        IpvsFiles.ServersName => "",
        _ => GeneratedHeader.Text,
    };
}
