using System.Collections.Immutable;
using Knetc.Cli.Commands;
using Knetc.Cli.Reporting;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Cli.Tests.Reporting;

/// <summary>Findings made by hand, with everything that is hard to print.</summary>
internal static class ReportCase
{
    /// <summary>Every character that some format must not print as it is.</summary>
    public const string Hostile = "50% {0} [x](1) \"a\" <b> & ' , : \r\n::error::\u0000\u0007\uD800\u2028é😀";

    private static readonly SourceText Source = new("k8s dir/a,b:ü%.yaml", "kind: 😀 x\nspec:\n  port: 0\n  name: y\n", "a,b:ü%.yaml");

    /// <summary>An error with all there can be: object, field, fix, a second place.</summary>
    public static Diagnostic Error { get; } = new(PortDescriptor, "Invalid value: 0")
    {
        Location = At("0"),
        Object = "Service shop/web",
        Path = "spec.port",
        Fix = "80",
        Related = [new RelatedLocation("named here", At("y"))],
    };

    /// <summary>A warning over two lines with a hostile message.</summary>
    public static Diagnostic Warning { get; } = new(WarningDescriptor, Hostile) { Location = new SourceLocation(Source, TextSpan.FromBounds(11, Source.Content.Length - 1)), Object = Hostile };

    public static Diagnostic Info { get; } = new(ObjectDiagnostics.RepeatedObject, "twice") { Location = At("x") };

    /// <summary>A finding without a place.</summary>
    public static Diagnostic Environment { get; } = new(InputDiagnostics.FileFailed, "cannot read c.yaml: {gone}");

    public static Diagnostic Accepted { get; } = Error with { Path = "spec.other", Suppression = new Suppression(SuppressionKind.Comment, "known <since> ever") };

    public static Diagnostic Known { get; } = Warning with { Suppression = new Suppression(SuppressionKind.Baseline, "known in known.json") };

    public static FilteredDiagnostics All { get; } = new([Environment, Error, Warning, Info], [Accepted, Known]);

    public static FilteredDiagnostics None { get; } = new([], []);

    private static DiagnosticDescriptor PortDescriptor => DiagnosticCatalog.Find("KN1123")!;

    private static DiagnosticDescriptor WarningDescriptor => DiagnosticCatalog.Find("KN1265")!;

    public static FilteredDiagnostics Only(params ImmutableArray<Diagnostic> diagnostics) => new(diagnostics, []);

    public static string Render(OutputFormat format, FilteredDiagnostics findings) => Reporters.Render(format, findings, hasFailed: false);

    private static SourceLocation At(string text) => new(Source, new TextSpan(Source.Content.IndexOf(text, StringComparison.Ordinal), text.Length));
}
