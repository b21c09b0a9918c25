using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.TypedModel;

namespace Knetc.Output;

/// <summary>The Services as members of a C# class, in one file: what the source generator makes, for builds without it.</summary>
/// <param name="Model">The members.</param>
/// <param name="Findings">What is to be said about their names.</param>
internal sealed record TypedModelFile(ClusterModel Model, ImmutableArray<Diagnostic> Findings)
{
    public const string Path = "csharp/Cluster.g.cs";

    public static TypedModelFile Create(ResolvedCluster cluster)
    {
        var findings = new DiagnosticBag();
        return new TypedModelFile(ClusterModel.Of(cluster, ModelSettings.Default, findings), findings.ToImmutable());
    }

    public Artifact Write() => new(Path, WholeModelSource.Write(Model, ModelSettings.Default));
}
