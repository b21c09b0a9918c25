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
        if (side.Revision is null) return Compile(context, side.Path is null ? [] : [side.Path], "", diagnostics);

        string folder = context.Host.WorkingDirectory;
        string path = side.Path is null ? "." : Path.GetRelativePath(folder, Path.GetFullPath(side.Path, folder));
        using var revision = new RevisionReader(context.Host.Git, folder).Read(side.Revision, path, diagnostics);
        if (revision is null) return new ComparedSide(null, diagnostics.ToImmutable(), EnvironmentFailed: true);
        string found = side.Path is null ? revision.FindProject() : revision.Scope;
        return Compile(context.In(revision.Root), [Path.GetRelativePath(revision.Root, found)], revision.DisplayPrefix, diagnostics);
    }

    private ComparedSide Compile(CommandContext place, string[] paths, string displayPrefix, DiagnosticBag diagnostics)
    {
        var input = place.ReadInput(paths, diagnostics, displayPrefix);
        var compilation = new Compilation(input.Sources, layer);
        diagnostics.AddRange(compilation.Diagnostics);
        return new ComparedSide(ClusterPlan.Create(compilation.Cluster), diagnostics.ToImmutable(), place.EnvironmentFailed);
    }
}
