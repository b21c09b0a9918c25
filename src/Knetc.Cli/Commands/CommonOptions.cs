using System.CommandLine;
using System.CommandLine.Parsing;

namespace Knetc.Cli.Commands;

/// <summary>Options of every command.</summary>
internal sealed class CommonOptions
{
    public Option<OutputFormat> Format { get; } = new("--format")
    {
        Description = $"How findings are printed: text (on standard error), or {FormatSyntax.Choices["text, ".Length..]} (on standard output).",
        HelpName = "FORMAT",
        CustomParser = FormatSyntax.ParseFormat,
    };

    public Option<ReportTarget[]> Reports { get; } = new("--report")
    {
        Description = "Write the findings to a file as well; may be repeated. Besides the formats, baseline writes a file for --baseline.",
        HelpName = "FORMAT=FILE",
        CustomParser = FormatSyntax.ParseReports,
    };

    public Option<string?> Baseline { get; } = new("--baseline")
    {
        Description = "A file of known findings, which do not count again.",
        HelpName = "FILE",
    };

    public Option<int?> Verbosity { get; } = new("-v") { Description = "Log like kube-proxy at this verbosity.", HelpName = "N" };

    public Option<bool> WarningsAsErrors { get; } = new("--warnings-as-errors") { Description = "Treat every warning as an error." };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Print without colours." };

    public void AddTo(Command command)
    {
        command.Add(Format);
        command.Add(Reports);
        command.Add(Baseline);
        command.Add(Verbosity);
        command.Add(WarningsAsErrors);
        command.Add(NoColor);
    }

    /// <summary>The PATH argument; a text that looks like an option is one that does not exist.</summary>
    public static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders, globs, or - for standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(static result =>
        {
            foreach (Token token in result.Tokens)
            {
                if (token.Value.Length > 1 && token.Value[0] == '-') result.AddError($"Unknown option '{token.Value}'.");
            }
        });
        return paths;
    }
}
