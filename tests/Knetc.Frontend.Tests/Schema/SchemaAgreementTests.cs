using System.Text.Json.Nodes;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Testing;
using Knetc.Text;
using Knetc.Yaml;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Knetc.Tests.Schema;

/// <summary>The compiler's tables and a JSON Schema validator must judge every document alike.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly Lazy<Task<Dictionary<(string ApiVersion, string Kind), JsonSchema>>> Schemas = new(LoadSchemas);

    private static string[] OwnDocuments => Directory.GetFiles(Data.PathOf("documents"), "*.yaml");

    [Fact]
    public async Task Our_own_documents_are_accepted_by_both()
    {
        foreach (string file in OwnDocuments)
        {
            foreach (var document in Read(file))
            {
                Assert.Empty(Findings(document));
                Assert.Empty(await ValidateAsync(document));
            }
        }
    }

    [Fact]
    public async Task Every_shape_is_among_our_own_documents()
    {
        var seen = OwnDocuments.SelectMany(Read).Select(Identify).ToHashSet();
        var schemas = await Schemas.Value;
        string[] sharedShapes = ["DaemonSet", "ReplicaSet", "ReplicationController", "Job", "Pod", "Namespace"];
        Assert.DoesNotContain(
            schemas.Keys,
            key => !seen.Contains(key) && !sharedShapes.Contains(key.Kind) && key.ApiVersion != "networking.k8s.io/v1beta1");
    }

    /// <summary>The reference captures and the diagnostic examples: whatever of them is in the repository.</summary>
    [Fact]
    public async Task Captured_documents_are_judged_alike()
    {
        string captures = Repository.PathOf("tests", "Knetc.Conformance.Tests", "captures");
        string examples = Repository.PathOf("src", "Knetc.Frontend", "Diagnostics", "Examples");
        var files = new[] { captures, examples }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories));
        var disagreements = new List<string>();
        foreach (string file in files)
        {
            foreach (var document in Read(file).Where(document => document.Root is YamlMapping))
            {
                if (await DisagreementAsync(document) is { } disagreement) disagreements.Add($"{file}: {disagreement}");
            }
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements));
    }

    /// <summary>Every value of every document replaced by each of these, and every key misspelt.</summary>
    [Fact]
    public async Task Damaged_documents_are_judged_alike()
    {
        string[] values =
        [
            "\"80\"", "80", "80.5", "8e1", "3000000000", "-1", "true", "\"yes\"", "\"30s\"", "\"1Gi\"", "\"2024-05-01T12:00:00Z\"", "\"\"",
            "[]", "{}", "[1]", "[\"a\"]", "{\"a\":1}", "{\"name\":\"a\"}", "[{\"name\":\"a\"}]", "null", "1e30",
        ];
        var disagreements = new List<string>();
        foreach (var original in OwnDocuments.SelectMany(Read).Select(document => JsonText.Convert(document.Root)!))
        {
            int count = Places(original).Count;
            for (int place = 0; place < count; place++)
            {
                foreach (string value in values) await CompareAsync(original, place, value, isKey: false, disagreements);
                await CompareAsync(original, place, "80", isKey: true, disagreements);
            }
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(20)));
    }

    private static async Task CompareAsync(JsonNode original, int place, string value, bool isKey, List<string> disagreements)
    {
        var root = original.DeepClone();
        var (parent, key) = Places(root)[place];
        if (parent is JsonArray array) array[(int)key] = JsonNode.Parse(value);
        else ((JsonObject)parent)[isKey ? (string)key + "x" : (string)key] = JsonNode.Parse(value);
        var document = Read("damaged.yaml", root.ToJsonString()).Single();
        if (await DisagreementAsync(document) is { } disagreement) disagreements.Add(disagreement);
    }

    private static List<(JsonNode Parent, object Key)> Places(JsonNode root)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(root, places);
        return places;
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, object Key)> places)
    {
        if (node is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
            {
                places.Add((array, i));
                Collect(array[i], places);
            }
        }
        else if (node is JsonObject mapping)
        {
            // Without these two a document has no type to be held against.
            foreach (var (name, child) in mapping.Where(pair => pair.Key is not ("apiVersion" or "kind")))
            {
                places.Add((mapping, name));
                Collect(child, places);
            }
        }
    }

    private static async Task<string?> DisagreementAsync(YamlDocument document)
    {
        if (SchemaTable.Default.Find(Identify(document).ApiVersion, Identify(document).Kind) is null) return null;
        string[] ours = Findings(document);
        string[] theirs = await ValidateAsync(document, ours.Length == 0);
        if (ours.Length == 0 == (theirs.Length == 0)) return null;
        string json = JsonText.Convert(document.Root)!.ToJsonString();
        return $"tables: {string.Join("; ", ours)} | schema: {string.Join("; ", theirs)} | {json}";
    }

    /// <summary>Findings of the tables, without repeated keys: JSON has dropped those before a validator sees them.</summary>
    private static string[] Findings(YamlDocument document)
    {
        var diagnostics = new DiagnosticBag();
        var root = (YamlMapping)document.Root;
        var (apiVersion, kind) = Identify(document);
        SchemaChecker.Check(root, document.Source, SchemaTable.Default.Find(apiVersion, kind)!, diagnostics, "Test test");
        var findings = diagnostics.ToImmutable().Where(finding => finding.Descriptor != SchemaDiagnostics.RepeatedKey);
        return [.. findings.Select(finding => finding.Message)];
    }

    private static async Task<string[]> ValidateAsync(YamlDocument document, bool passOtherReleases = false)
    {
        var schema = (await Schemas.Value)[Identify(document)];
        return
        [
            .. schema.Validate(JsonText.Convert(document.Root)!.ToJsonString())
                .Where(error => !passOtherReleases || !IsWrittenByCluster(error.Path!) || !IsUnknownField(error))
                .Select(error => $"{error.Kind} {error.Path}"),
        ];
    }

    /// <summary>There the tables let fields of other releases pass, which the schemas do not know.</summary>
    private static bool IsWrittenByCluster(string path) =>
        path.StartsWith("#/status.", StringComparison.Ordinal) || path.StartsWith("#/metadata.managedFields[", StringComparison.Ordinal);

    /// <summary>An unknown field, or a value in which nothing but unknown fields is wrong.</summary>
    private static bool IsUnknownField(ValidationError error) =>
        error.Kind == ValidationErrorKind.NoAdditionalPropertiesAllowed
        || (error is ChildSchemaValidationError parent && parent.Errors.Values.SelectMany(errors => errors).All(IsUnknownField));

    private static (string ApiVersion, string Kind) Identify(YamlDocument document)
    {
        var root = (YamlMapping)document.Root;
        return (Text("apiVersion"), Text("kind"));

        string Text(string name) => (root.Find(name) as YamlScalar)?.Text ?? "";
    }

    /// <summary>The documents of a file; an example of a diagnostic holds two halves.</summary>
    private static IEnumerable<YamlDocument> Read(string file) =>
        File.ReadAllText(file).Split("# --- fixed ---").SelectMany(part => Read(file, part));

    private static IEnumerable<YamlDocument> Read(string path, string text) =>
        YamlReader.Read(new SourceText(path, text), new DiagnosticBag());

    private static async Task<Dictionary<(string ApiVersion, string Kind), JsonSchema>> LoadSchemas()
    {
        var schemas = new Dictionary<(string ApiVersion, string Kind), JsonSchema>();
        foreach (string file in Knetc.SchemaTables.SchemaFolder.KindFiles(Repository.PathOf("schemas")))
        {
            var schema = await JsonSchema.FromFileAsync(file);
            foreach (string version in schema.Properties["apiVersion"].Enumeration.Cast<string>())
            {
                schemas.Add((version, (string)schema.Properties["kind"].Enumeration.Single()!), schema);
            }
        }

        return schemas;
    }
}
