using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Generators.Inputs;
using Knetc.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using DiagnosticDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace Knetc.Generators.Analyzers;

/// <summary>
/// What <c>knetc check</c> finds, at its place in the manifests. In real builds the task reports it before the compiler runs
/// and says so, and this analyzer keeps silent.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. DiagnosticCatalog.All.Where(static entry => !entry.Id.StartsWith("KN5", StringComparison.Ordinal)).Select(static entry => RoslynDescriptors.Of(entry.Id))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        if (BuildProperties.IsCheckedByTask(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)) return;
        var inputs = ClusterInputs.Of(context.Options, ((CSharpCompilation)context.Compilation).LanguageVersion, context.CancellationToken);
        if (inputs.Sources.IsEmpty) return;
        var problems = new List<string>();
        var compilation = inputs.Compile(problems);

        // The generator says what is wrong with the properties.
        if (problems.Count > 0) return;
        foreach (var finding in compilation.Diagnostics) context.ReportDiagnostic(FindingInfo.From(finding, inputs).ToDiagnostic());
    }
}
