using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Inputs;

/// <summary>The project's properties that reach the compiler. See docs/dotnet.md.</summary>
internal static class BuildProperties
{
    /// <summary>The global option that real builds set to <c>task</c>.</summary>
    private const string ReporterOption = "knetc_findings";

    /// <summary>Whether the task reports what is wrong with the manifests: a compiler that runs at all then has found them right.</summary>
    public static bool IsCheckedByTask(AnalyzerConfigOptions options) => options.TryGetValue(ReporterOption, out string? reporter) && reporter.Trim() == "task";

    /// <summary>A property as written; null when it is not set, or empty.</summary>
    public static string? Find(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? text) && text.Trim() is { Length: > 0 } value ? value : null;

    public static bool IsTrue(AnalyzerConfigOptions options, string name) =>
        string.Equals(Find(options, name), "true", StringComparison.OrdinalIgnoreCase);

    public static bool IsFalse(AnalyzerConfigOptions options, string name) =>
        string.Equals(Find(options, name), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder that paths are shown relative to; empty when nobody says.</summary>
    public static string ProjectFolder(AnalyzerConfigOptions options) => Find(options, "ProjectDir") ?? Find(options, "MSBuildProjectDirectory") ?? "";
}
