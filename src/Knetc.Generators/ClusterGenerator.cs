using Knetc.Generators.Inputs;
using Knetc.Generators.Model;
using Knetc.TypedModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Knetc.Generators;

/// <summary>
/// Generates the typed model. Files are read one by one, so that an edit costs one file; the cluster is resolved anew, since a
/// Service may take what another had; and a namespace that comes out as it was is not written again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ClusterGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var inputs = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => InputFile.From(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(Steps.Inputs);

        var sources = inputs
            .Where(static file => file.Kind is InputKind.Manifest or InputKind.Project)
            .Select(static (file, cancellation) => ManifestSource.Read(file, cancellation))
            .WithTrackingName(Steps.Sources);

        var locks = inputs
            .Where(static file => file.Kind == InputKind.Lock)
            .Select(static (file, cancellation) => LockSource.Read(file, cancellation));

        var settings = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => ProjectSettings.Read(pair.Left.GlobalOptions, ((CSharpParseOptions)pair.Right).LanguageVersion))
            .WithTrackingName(Steps.Settings);

        var model = sources.Collect().Combine(locks.Collect()).Combine(settings)
            .Select(static (all, _) => ModelResult.Of(ClusterInputs.Of(
                all.Left.Left.OfType<ManifestSource>(), all.Left.Right.FirstOrDefault(), all.Right)))
            .WithTrackingName(Steps.Model);

        var look = model.Select(static (result, _) => result?.Settings);
        var index = model.Select(static (result, _) => result is null ? null : ServiceIndex.Of(result.Model)).Combine(look).WithTrackingName(Steps.Index);
        var portSets = model.Select(static (result, _) => result?.Model.PortSets).Combine(look).WithTrackingName(Steps.PortSets);
        var namespaces = model.SelectMany(static (result, _) => result is null ? [] : result.Model.Namespaces.Items).Combine(look).WithTrackingName(Steps.Namespaces);
        var findings = model.SelectMany(static (result, _) => result is null ? [] : result.Findings.Items).WithTrackingName(Steps.Findings);

        context.RegisterSourceOutput(look, static (output, settings) =>
        {
            if (settings is not null) output.AddSource(FrameSource.FileName(settings), FrameSource.Write(settings));
        });
        context.RegisterSourceOutput(index, static (output, pair) =>
        {
            if (pair is ({ } index, { } settings)) output.AddSource(IndexSource.FileName(settings), IndexSource.Write(index, settings));
        });
        context.RegisterSourceOutput(portSets, static (output, pair) =>
        {
            if (pair is ({ } sets, { } settings)) output.AddSource(PortSetSource.FileName(settings), PortSetSource.Write(sets, settings));
        });
        context.RegisterSourceOutput(namespaces, static (output, pair) =>
        {
            if (pair.Right is { } settings) output.AddSource(NamespaceSource.FileName(pair.Left, settings), NamespaceSource.Write(pair.Left, settings));
        });
        context.RegisterSourceOutput(findings, static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));
    }
}
