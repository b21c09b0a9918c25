using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Cli.Output;
using Knetc.Diagnostics;
using Knetc.Locking;

namespace Knetc.Cli.Commands;

/// <summary><c>knetc lock</c>: look into the lock file, and tidy it.</summary>
internal static class LockCommand
{
    public static Command Create(CliHost host) => new("lock", "Show or prune the lock file.")
    {
        Create(host, "show", "List what the lock file holds.", static (host, format, _, file) =>
        {
            if (format == OutputFormat.Json) LockTable.WriteJson(file, host.Out);
            else LockTable.Write(file, host.Out);
            return null;
        }),
        Create(host, "prune", "Forget the values of objects that are gone.", static (host, _, store, file) =>
        {
            string pruned = LockWriter.Write(file.Prune());
            if (file.HasRetired && store.Write(pruned, file.Source?.Content) is { } failure) return failure;
            int count = LockPools.All.Sum(pool => file.Retired(pool).Entries.Length);
            host.Error.WriteLine(count == 1 ? "1 retired value forgotten" : $"{count} retired values forgotten");
            return null;
        }),
    };

    private static Command Create(CliHost host, string name, string description, Func<CliHost, OutputFormat, LockStore, LockFile, Diagnostic?> run)
    {
        var common = new CommonOptions();
        var options = new LockOptionSet();
        var command = new Command(name, description) { options.File };
        common.AddTo(command);
        command.SetAction(result =>
        {
            var context = new CommandContext(host, common, result);
            var diagnostics = new DiagnosticBag();
            string? projectFile = ProjectLocator.Find([], host.WorkingDirectory);
            var input = new CompilerInput([], projectFile is null ? null : ProjectLocator.Load(projectFile), Path.GetDirectoryName(projectFile) ?? host.WorkingDirectory)
            {
                HasProjectFile = projectFile is not null,
            };
            var store = new LockStore(options.Path(result, input, host.WorkingDirectory), host.WorkingDirectory);
            bool failed = false;
            var source = store.Read(diagnostics, ref failed);
            if (source is null && !diagnostics.HasErrors)
            {
                failed = true;
                diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"there is no lock file {store.DisplayPath}"));
            }

            if (source is not null && LockReader.Read(source, diagnostics) is { } file && run(host, result.GetValue(common.Format), store, file) is { } failure)
            {
                failed = true;
                diagnostics.Add(failure);
            }

            context.EnvironmentFailed = failed;
            if (diagnostics.Count == 0) return ExitCodes.Success;
            return context.Finish(diagnostics.ToImmutable());
        });
        return command;
    }
}
