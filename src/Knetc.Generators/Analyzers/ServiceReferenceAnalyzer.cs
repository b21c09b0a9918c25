using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Generators.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using DiagnosticDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace Knetc.Generators.Analyzers;

/// <summary>Holds hosts, ports and addresses in code against the manifests (KN5001 to KN5004).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceReferenceAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. CodeDiagnostics.All.Select(static entry => RoslynDescriptors.Of(entry.Id))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (DeclaredClusters.Find(start.Options, ((CSharpCompilation)start.Compilation).LanguageVersion, start.CancellationToken) is not { } cluster) return;
            start.RegisterOperationAction(
                context => AnalyzeLiteral((ILiteralOperation)context.Operation, new LiteralFindings(cluster, context.ReportDiagnostic)), OperationKind.Literal);
            start.RegisterOperationAction(
                context => PairAnalysis.Analyze(context.Operation, new LiteralFindings(cluster, context.ReportDiagnostic)),
                OperationKind.Invocation,
                OperationKind.ObjectCreation);
        });
    }

    private static void AnalyzeLiteral(ILiteralOperation literal, LiteralFindings findings)
    {
        switch (literal.ConstantValue)
        {
            case { HasValue: true, Value: string { Length: > 0 and < 4096 } text }:
                findings.ReportText(literal.Syntax, text, LiteralPlace.Of(literal));
                break;
            case { HasValue: true, Value: int number } when LiteralPlace.Of(literal) is { Name.Length: > 0 } place && NetworkApis.IsPort(place.Name):
                findings.ReportNodePort(literal.Syntax.GetLocation(), number);
                break;
        }
    }
}
