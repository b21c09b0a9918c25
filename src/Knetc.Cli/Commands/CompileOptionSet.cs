using System.CommandLine;

namespace Knetc.Cli.Commands;

/// <summary>The options of <c>knetc compile</c>.</summary>
internal sealed class CompileOptionSet
{
    public CommonOptions Common { get; } = new();

    public ClusterOptionSet Cluster { get; } = new();

    public FleetOptionSet Fleet { get; } = new();

    public LockOptionSet Lock { get; } = new();

    public TypedModelOptionSet Model { get; } = new();

    public Argument<string[]> Paths { get; } = CommonOptions.Paths();

    public Option<string?> Output { get; } = new("-o", "--output") { Description = "The output folder (default: generated).", HelpName = "DIR" };

    public Option<string?> Emit { get; } = new("--emit")
    {
        Description = "What to write: rules, pod-network, cluster, source-map, dns, csharp.",
        HelpName = "KIND[,KIND]",
        CustomParser = EmitKindSyntax.Parse,
    };

    public Option<bool> Frozen { get; } = new("--frozen") { Description = "Write nothing; fail when a generated file is not what would be written." };

    public Option<bool> Watch { get; } = new("--watch") { Description = "Go on, and compile again whenever a file changes." };

    public Option<string?> Previous { get; } = new("--previous")
    {
        Description = "Output folder of an earlier run; writes what leads from it to this one (mode nftables).",
        HelpName = "DIR",
    };

    public Option<string?> Templates { get; } = new("--templates")
    {
        Description = "Folder of templates that take the place of knetc's own of the same names.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(Paths);
        command.Add(Output);
        command.Add(Emit);
        command.Add(Frozen);
        command.Add(Watch);
        command.Add(Previous);
        command.Add(Templates);
        Cluster.AddTo(command);
        Fleet.AddTo(command, Cluster.Nodes);
        Lock.AddTo(command);
        Model.AddTo(command);
        Common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Watch)) return;
            if (result.GetValue(Frozen)) result.AddError("--frozen and --watch exclude each other");
            if (result.GetValue(Previous) is not null) result.AddError("--previous and --watch exclude each other");
            if ((result.GetValue(Paths) ?? []).Contains("-")) result.AddError("--watch needs files: standard input is there only once");
            if (result.GetValue(Common.Format) is OutputFormat.Json or OutputFormat.Sarif or OutputFormat.JUnit)
            {
                result.AddError("with --watch findings come again and again, which --format text, github or msbuild can show; for the others use --report FORMAT=FILE");
            }
        });
    }
}
