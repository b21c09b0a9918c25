using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Finds the type of a document, and reports kinds that knetc reads under another apiVersion only.</summary>
public static class ApiVersionChecker
{
    /// <summary>Groups of Kubernetes' own kinds: a kind under the wrong one of them is a mistake, not somebody else's kind.</summary>
    private static readonly string[] BuiltInGroups = ["", "apps", "batch", "core", "discovery.k8s.io", "extensions", "networking.k8s.io"];

    /// <summary>
    /// The type of a document. Null when its kind is not one that knetc reads, which is no finding, or when its version is
    /// not, which has then been reported.
    /// </summary>
    public static SchemaType? Resolve(YamlMapping root, SourceText source, DiagnosticBag diagnostics, string objectName)
    {
        if (root.Find("apiVersion") is not YamlScalar { IsNull: false } version) return null;
        if (root.Find("kind") is not YamlScalar { IsNull: false } kind) return null;
        if (SchemaTable.Default.Find(version.Text, kind.Text) is { } type) return type;
        if (Replacement(version.Text, kind.Text) is not { } replacement) return null;
        diagnostics.Add(new Diagnostic(
            SchemaDiagnostics.UnsupportedApiVersion,
            $"{kind.Text} is not read in version \"{version.Text}\"; use \"{replacement.ApiVersion}\"")
        {
            Location = new SourceLocation(source, version.Span),
            Object = objectName,
            Path = "apiVersion",
            Fix = replacement.ApiVersion,
        });
        return null;
    }

    /// <summary>
    /// The version to use instead of one that is not read: stable before beta before alpha, then the latest. Null when the
    /// kind belongs to somebody else's API.
    /// </summary>
    public static SchemaKindEntry? Replacement(string apiVersion, string kind)
    {
        string group = SchemaKindEntry.GroupOf(apiVersion);
        SchemaKindEntry? best = null;
        foreach (var entry in SchemaTable.Default.Versions(kind))
        {
            bool isSameApi = entry.Group == group || (IsBuiltIn(entry.Group) && IsBuiltIn(group));
            if (isSameApi && (best is null || Rank(entry).CompareTo(Rank(best)) > 0)) best = entry;
        }

        return best;
    }

    private static bool IsBuiltIn(string group) => Array.IndexOf(BuiltInGroups, group) >= 0;

    private static (int Stability, int Number) Rank(SchemaKindEntry entry)
    {
        string version = entry.Version;
        int stability = version.Contains("alpha") ? 0 : version.Contains("beta") ? 1 : 2;
        return (stability, version[version.Length - 1] - '0');
    }
}
