using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Testing;
using Knetc.Text;
using Xunit.Abstractions;

namespace Knetc.Robustness.Injection;

/// <summary>
/// Every text field of every kind, filled with texts that mean something to what reads the generated files. Most are refused; whatever is
/// not is compiled in all modes, and the files are parsed back: nothing but their own grammar stands in them.
/// </summary>
public sealed class InjectionTests(ITestOutputHelper output)
{
    private const string Cluster = """
        ---
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"type":"NodePort","selector":{"a":"b"},"ports":[{"name":"p","port":80,"targetPort":8080}]}}
        ---
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}

        """;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Modes = ["iptables", "ipvs", "nftables", "nftables --nftables-layout compact", "userspace"];

    public static TheoryData<string> Kinds => [.. SchemaTable.Default.Kinds.Select(static kind => $"{kind.ApiVersion} {kind.Kind}").Distinct()];

    [Fact]
    public void Fields_are_found_in_every_kind()
    {
        var fields = StringField.All.ToList();
        output.WriteLine($"{fields.Count} fields, {HostileValues.All.Length} values");
        Assert.True(fields.Count > 3000);
        Assert.All(SchemaTable.Default.Kinds, kind => Assert.Contains(fields, field => field.Kind == kind));
        Assert.All(HostileValues.All, static value => Assert.Contains(HostileValues.Mark, value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_document_without_hostile_text_is_valid(string kind)
    {
        var entry = SchemaTable.Default.Kinds.First(entry => $"{entry.ApiVersion} {entry.Kind}" == kind);
        Assert.Empty(Errors(BaseManifests.Of(entry, 0).ToJsonString(Plain)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_text_leaves_its_place(string kind)
    {
        var fields = StringField.All.Where(field => $"{field.Kind.ApiVersion} {field.Kind.Kind}" == kind).ToList();
        var accepted = new List<string>();
        int number = 0;
        int tried = 0;
        for (int i = 0; i < fields.Count; i++)
        {
            // What makes pods has hundreds of fields that only Pod itself has to be asked about.
            var field = fields[i];
            foreach (string value in HostileValues.Some(i, field.Path.Contains("template") ? 8 : field.Kind.Kind == "Pod" ? 3 : 1))
            {
                tried++;
                string document = field.Fill(BaseManifests.Of(field.Kind, number + 1), value).ToJsonString(Plain);
                if (Errors(document).Length > 0) continue;
                number++;
                accepted.Add(document);
            }
        }

        // Of options a cluster has one set, and no address twice, so these documents cannot share a run; some of them stand for all.
        bool isAlone = BaseManifests.Of(fields[0].Kind, 0)["metadata"] is null || fields[0].Kind.Kind is "ServiceCIDR" or "Node";
        var batches = isAlone
            ? accepted.Where(static (document, i) => i % 23 == 0 || document.Contains("$IFS ../../x", StringComparison.Ordinal)).Chunk(1).ToList()
            : accepted.Chunk(60).ToList();
        int compiled = 0;
        for (int i = 0; i < batches.Count; i++)
        {
            // Texts that one mode writes nowhere, another might: the modes take turns, and each sees all fields more than once.
            compiled += Compile(batches[i], Modes[i % Modes.Length]);
        }

        output.WriteLine($"{fields.Count} fields; {accepted.Count} of {tried} documents have no error; {compiled} of {batches.Count} runs wrote files");
        Assert.True(compiled > 0 || accepted.Count == 0, "nothing was written");
    }

    [Fact]
    public void No_name_of_a_file_leaves_its_place()
    {
        foreach (string mode in Modes)
        {
            using var folder = new TempFolder();
            int number = 0;
            foreach (string value in HostileValues.All)
            {
                // Names of files are short, and have neither slashes nor the character that ends them.
                if (value.AsSpan().ContainsAny('/', '\0') || value.Length > 200) continue;
                folder.Write($"{value}/{value}.yaml", $"apiVersion: v1\nkind: Service\nmetadata: {{name: n{number++}}}\nspec: {{ports: [{{port: 80}}]}}\n");
            }

            KnetcCommand.Run(folder.Path, ["compile", ".", "-o", "out", "--emit", "rules,cluster,source-map,dns,csharp", "--no-lock", "--proxy-mode", .. mode.Split(' ')]).MustExitWith(0);
            Assert.True(number > 25);
            AssertClean(folder, mode);
        }
    }

    /// <summary>1 when files were written.</summary>
    private static int Compile(string[] documents, string mode)
    {
        using var folder = new TempFolder();
        string input = Cluster + string.Concat(documents.Select(static document => $"---\n{document}\n"));
        var result = KnetcCommand.RunWithInput(
            folder.Path, input, ["compile", "-", "-o", "out", "--emit", "rules,pod-network,cluster,source-map,dns,csharp", "--cluster-cidr", "10.240.0.0/12", "--service-cluster-ip-range", "10.96.0.0/12", "--no-lock", "--proxy-mode", .. mode.Split(' ')]);
        if (result.ExitCode != 0)
        {
            Assert.Equal(1, result.ExitCode);
            Assert.False(Directory.Exists(folder.PathOf("out")));
            return 0;
        }

        AssertClean(folder, $"{mode}\n--- the input\n{input[..Math.Min(input.Length, 3000)]}");
        return 1;
    }

    private static void AssertClean(TempFolder folder, string context)
    {
        foreach (string file in Directory.EnumerateFiles(folder.PathOf("out"), "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder.PathOf("out"), file);
            string? problem = GeneratedFileCheck.Problem(name, file);
            Assert.True(problem is null, $"{name}: {problem}\n{context}");
        }
    }

    private static ImmutableArray<Diagnostic> Errors(string document) =>
        [.. new Compilation([new SourceText("input", document)], new OptionLayer(OptionSources.CommandLine), new LockInput(LockMode.None)).Diagnostics.Where(static finding => finding.Severity == Severity.Error)];
}
