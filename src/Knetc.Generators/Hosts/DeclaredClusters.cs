using Knetc.Diagnostics;
using Knetc.Generators.Inputs;
using Knetc.TypedModel;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Hosts;

/// <summary>Finds out what the manifests declare: from the list that the task hands over in their place, else from themselves.</summary>
internal static class DeclaredClusters
{
    /// <summary>The cluster; null when there is none, or when errors would make right names look wrong.</summary>
    public static DeclaredCluster? Find(AnalyzerOptions options, LanguageVersion language, CancellationToken cancellation)
    {
        var global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (HandedOver(options, cancellation) is not { } list) return Resolve(ClusterInputs.Of(options, language, cancellation), BuildProperties.IsCheckedByTask(global));
        return DeclaredServicesText.Read(list) is { } declared ? Create(declared, ProjectSettings.Read(global, language)) : null;
    }

    private static string? HandedOver(AnalyzerOptions options, CancellationToken cancellation)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path) == DeclaredServicesText.FileName) return file.GetText(cancellation)?.ToString();
        }

        return null;
    }

    /// <param name="inputs">The manifests and what goes with them.</param>
    /// <param name="isChecked">Whether they are known to have no errors.</param>
    private static DeclaredCluster? Resolve(ClusterInputs inputs, bool isChecked)
    {
        if (inputs.Sources.IsEmpty) return null;
        var problems = new List<string>();
        var settings = inputs.Settings.Model.Check(problems);
        var compilation = inputs.Compile(problems);
        if (problems.Count > 0 || (!isChecked && compilation.Diagnostics.Any(static found => found.Severity == Severity.Error))) return null;
        return Create(DeclaredServices.Of(compilation.Cluster, ClusterModel.Of(compilation.Cluster, settings, new DiagnosticBag())), inputs.Settings);
    }

    private static DeclaredCluster Create(DeclaredServices declared, ProjectSettings settings) =>
        new(declared, settings.Model.Check([]), new ExternalHosts(settings.ExternalHosts));
}
