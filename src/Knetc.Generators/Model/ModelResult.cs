using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Generators.Inputs;
using Knetc.TypedModel;

namespace Knetc.Generators.Model;

/// <summary>The typed model, how it is to look, and what is to be said about it.</summary>
internal sealed record ModelResult(ClusterModel Model, ModelSettings Settings, EquatableArray<FindingInfo> Findings)
{
    /// <summary>Resolves the cluster and makes its model; an empty one when there is none to make.</summary>
    public static ModelResult? Of(ClusterInputs inputs)
    {
        if (inputs.Sources.IsEmpty || !inputs.Settings.GeneratesModel) return null;
        var problems = new List<string>();
        var settings = inputs.Settings.Model.Check(problems);
        var compilation = inputs.Compile(problems);
        if (problems.Count > 0) return new ModelResult(ClusterModel.Empty, settings, new EquatableArray<FindingInfo>([.. problems.Select(Problem)]));
        var diagnostics = new DiagnosticBag();
        var model = ClusterModel.Of(compilation.Cluster, settings, diagnostics);
        var reported = compilation.Filter(diagnostics.ToImmutable()).Reported;
        return new ModelResult(model, settings, new EquatableArray<FindingInfo>(ImmutableArray.CreateRange(reported, FindingInfo.From, inputs)));
    }

    private static FindingInfo Problem(string message) => new(TypedModelDiagnostics.Property.Id, TypedModelDiagnostics.Property.Severity, message, null);
}
