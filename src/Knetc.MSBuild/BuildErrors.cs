using Microsoft.Build.Utilities;

namespace Knetc.MSBuild;

/// <summary>What can go wrong with knetc itself in a build; the catalogue has a page for each.</summary>
internal static class BuildErrors
{
    /// <summary>There is no .NET runtime for the knetc of the package.</summary>
    public const string RuntimeMissing = "KN5101";

    /// <summary>Knetc ended without a result.</summary>
    public const string DidNotFinish = "KN5102";

    /// <summary>The address of a diagnostic's page.</summary>
    public static string HelpLink(string id) => $"https://knetc.dev/diagnostics/{id}";

    public static void LogKnetcError(this TaskLoggingHelper log, string code, string message) =>
        log.LogError(subcategory: null, code, helpKeyword: null, HelpLink(code), file: null, 0, 0, 0, 0, "{0}", message);
}
