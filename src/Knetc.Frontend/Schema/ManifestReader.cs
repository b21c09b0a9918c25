using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Finds the objects in a document and checks their shape. Kinds that knetc does not read pass unseen.</summary>
public static class ManifestReader
{
    /// <summary>Hands every object of a read kind whose values have the right types to <paramref name="accept"/>.</summary>
    public static void Read(YamlDocument document, DiagnosticBag diagnostics, Action<ManifestObject> accept)
    {
        switch (document.Root)
        {
            case YamlMapping mapping:
                Read(document, mapping, null, null, diagnostics, accept);
                break;
            case YamlSequence sequence:
                // Patches and value lists are lists; only a list of objects was meant for the API server.
                for (int i = 0; i < sequence.Count; i++)
                {
                    if (sequence[i] is not YamlMapping item || item.Find("kind") is null || item.Find("apiVersion") is null) continue;
                    diagnostics.Add(
                        InputDiagnostics.NotAnObject, document.Source, sequence.Span, "a list of objects needs to be a List: kind: List, with these as its items");
                    break;
                }

                break;
            default:
                diagnostics.Add(InputDiagnostics.NotAnObject, document.Source, document.Root.Span, "the document is a lone value, not an object");
                break;
        }
    }

    /// <param name="listVersion">The version of the typed list the object is an item of, or null.</param>
    /// <param name="listKind">The kind of that list's items, or null.</param>
    private static void Read(
        YamlDocument document, YamlMapping root, string? listVersion, string? listKind, DiagnosticBag diagnostics, Action<ManifestObject> accept)
    {
        var source = document.Source;
        string? apiVersion = (root.Find("apiVersion") as YamlScalar)?.Text ?? listVersion;
        string? kind = (root.Find("kind") as YamlScalar)?.Text ?? listKind;
        if (string.IsNullOrEmpty(apiVersion) || string.IsNullOrEmpty(kind))
        {
            ReportMissingKind(source, root, apiVersion, kind, diagnostics);
            return;
        }

        if (root.Find("items") is YamlSequence items && kind!.EndsWith("List", StringComparison.Ordinal))
        {
            // The items of a ServiceList need not say that they are Services.
            string? itemKind = kind == "List" ? null : kind!.Substring(0, kind.Length - "List".Length);
            for (int i = 0; i < items.Count; i++)
            {
                if (items[i] is YamlMapping item) Read(document, item, itemKind is null ? null : apiVersion, itemKind, diagnostics, accept);
                else diagnostics.Add(InputDiagnostics.NotAnObject, source, items[i].Span, "an item of a List is an object");
            }

            return;
        }

        var metadata = root.Find("metadata") as YamlMapping;
        string name = (metadata?.Find("name") as YamlScalar)?.Text ?? "";
        string given = (metadata?.Find("namespace") as YamlScalar)?.Text ?? "";
        string effective = given.Length == 0 && ApiKinds.IsNamespaced(kind!) ? "default" : given;
        var manifest = new ManifestObject(apiVersion!, kind!, effective, name, document, root);
        var type = SchemaTable.Default.Find(apiVersion!, kind!) ?? ApiVersionChecker.Resolve(root, source, diagnostics, manifest.ToString());
        if (type is null) return;
        var findings = new DiagnosticBag();
        SchemaChecker.Check(root, source, type, findings, manifest.ToString());
        diagnostics.AddRange(findings.ToImmutable());
        if (IsDecodable(findings)) accept(manifest);
    }

    /// <summary>Unknown and repeated fields do not keep an object from being understood; a value of the wrong type does.</summary>
    private static bool IsDecodable(DiagnosticBag findings)
    {
        foreach (var finding in findings.ToImmutable())
        {
            if (finding.Descriptor != SchemaDiagnostics.UnknownField && finding.Descriptor != SchemaDiagnostics.RepeatedKey) return false;
        }

        return true;
    }

    /// <summary>Files of other programs have neither field and are passed over, unless they look like an object all the same.</summary>
    private static void ReportMissingKind(SourceText source, YamlMapping root, string? apiVersion, string? kind, DiagnosticBag diagnostics)
    {
        bool looksLikeObject = root.Find("metadata") is YamlMapping && (root.Find("spec") ?? root.Find("data") ?? root.Find("status")) is not null;
        if (string.IsNullOrEmpty(apiVersion) && string.IsNullOrEmpty(kind) && !looksLikeObject) return;
        string missing = string.IsNullOrEmpty(kind) ? string.IsNullOrEmpty(apiVersion) ? "apiVersion and kind" : "kind" : "apiVersion";

        // A field of that name alone (a docker-compose file's, say) does not make an object of Kubernetes.
        if (!looksLikeObject && missing == "apiVersion" && root.Find("metadata") is null) return;
        diagnostics.Add(InputDiagnostics.MissingKind, source, root.Span, $"the object has no {missing}");
    }
}
