using System.CommandLine;
using Knetc.Diagnostics;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc explain</c>: what a diagnostic means, with a failing and a fixed example.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliHost host)
    {
        var id = new Argument<string?>("ID") { Description = "A diagnostic number such as KN1123; without one, all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Explain a diagnostic.") { id };
        command.SetAction(result =>
        {
            if (result.GetValue(id) is not { } wanted) return List(host.Out);
            if (DiagnosticCatalog.Find(wanted) is not { } descriptor)
            {
                host.Error.WriteLine($"knetc: there is no diagnostic {wanted}; `knetc explain` lists them all");
                return ExitCodes.WrongUsage;
            }

            host.Out.Write(DiagnosticPage.Render(descriptor));
            return ExitCodes.Success;
        });
        return command;
    }

    private static int List(TextWriter output)
    {
        foreach (var descriptor in DiagnosticCatalog.All)
        {
            output.WriteLine($"{descriptor.Id}  {descriptor.Severity.ToString().ToLowerInvariant(),-7}  {descriptor.Title}");
        }

        return ExitCodes.Success;
    }
}
