using Knetc.Cli.Input;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Cli.Commands;

/// <summary>Compiles one side of a comparison, from files or from a git revision, and writes nothing.</summary>
/// <param name="context">The command.</param>
/// <param name="layer">What the command line states about the cluster, on both sides.</param>
internal sealed class SideCompilation(CommandContext context, OptionLayer layer)
{
    public ComparedSide Compile(ComparedInput side)
    {
        var diagnostics = new DiagnosticBag();
        if (side.Revision is null) return Compile(context.In(context.Host.WorkingDirectory), side.Path is null ? [] : [side.Path], "", diagnostics);

        string folder = context.Host.WorkingDirectory;
        string? path = side.Path is null ? null : Path.GetRelativePath(folder, Path.GetFullPath(side.Path, folder));
        using var revision = new RevisionReader(context.Host.Git, folder).Read(side.Revision, path, diagnostics);
        if (revision is null) return new ComparedSide(null, diagnostics.ToImmutable(), EnvironmentFailed: true);
        string found = side.Path is null ? revision.FindProject() : revision.Scope;
        return Compile(context.In(revision.Root), [Path.GetRelativePath(revision.Root, found)], revision.DisplayPrefix, diagnostics);
    }

    private ComparedSide Compile(CommandContext place, string[] paths, string displayPrefix, DiagnosticBag diagnostics)
    {
        var input = place.ReadInput(paths, diagnostics, displayPrefix);
        var compilation = new Compilation(input.Sources, layer) { ReadingDiagnostics = diagnostics.ToImmutable() };

        // The baseline is a file of today, whichever revision is read.
        var judge = context.In(context.Host.WorkingDirectory);
        var findings = judge.Judge(compilation, outputMustBeComplete: true);
        return new ComparedSide(ClusterPlan.Create(compilation.Cluster), findings, place.EnvironmentFailed || judge.EnvironmentFailed);
    }
}
