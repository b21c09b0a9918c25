using Knetc.Cli.Input;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Cli.Commands;

/// <summary>Compiles one side of a comparison, from files or from a git revision, each with its own lock; writes nothing.</summary>
/// <param name="context">The command.</param>
/// <param name="layer">What the command line states about the cluster, on both sides.</param>
/// <param name="lockOptions">What the command line states about the lock.</param>
internal sealed class SideCompilation(CommandContext context, OptionLayer layer, LockOptionSet lockOptions)
{
    public ComparedSide Compile(ComparedInput side)
    {
        var diagnostics = new DiagnosticBag();
        string folder = context.Host.WorkingDirectory;
        if (side.Revision is null) return Compile(folder, folder, side.Path is null ? [] : [side.Path], "", diagnostics);

        string? path = side.Path is null ? null : Path.GetRelativePath(folder, Path.GetFullPath(side.Path, folder));
        using var revision = new RevisionReader(context.Host.Git, folder).Read(side.Revision, path, diagnostics);
        if (revision is null) return new ComparedSide(null, diagnostics.ToImmutable(), EnvironmentFailed: true);
        string found = side.Path is null ? revision.FindProject() : revision.Scope;
        return Compile(revision.Root, revision.Current, [Path.GetRelativePath(revision.Root, found)], revision.DisplayPrefix, diagnostics);
    }

    /// <param name="root">Paths in diagnostics start here.</param>
    /// <param name="current">The current folder, which has the lock file where no project does.</param>
    private ComparedSide Compile(string root, string current, string[] paths, string displayPrefix, DiagnosticBag diagnostics)
    {
        string LockPath(CompilerInput input) =>
            lockOptions.Path(context.Result, input.HasProjectFile ? input : input with { Folder = current }, current);
        var place = context.In(root);
        var input = place.ReadInput(paths, diagnostics, LockPath, displayPrefix);
        var locked = place.ReadLock(new LockStore(LockPath(input), root, displayPrefix), lockOptions.Mode(context.Result), diagnostics);
        var compilation = new Compilation(input.Sources, layer, locked) { ReadingDiagnostics = diagnostics.ToImmutable() };

        // The baseline is a file of today, whichever revision is read.
        var judge = context.In(context.Host.WorkingDirectory);
        var findings = judge.Judge(compilation, outputMustBeComplete: true);
        return new ComparedSide(ClusterPlan.Create(compilation.Cluster), findings, place.EnvironmentFailed || judge.EnvironmentFailed);
    }
}
