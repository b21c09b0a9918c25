using System.Collections.Immutable;
using Knetc.Generators.Analyzers;
using Knetc.Generators.Inputs;
using Knetc.TypedModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Tests.Projects;

/// <summary>A C# project with manifests, as the compiler sees it. Each change gives another project.</summary>
internal sealed record TestProject
{
    public const string Folder = "/app";

    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public ImmutableArray<InMemoryFile> Files { get; private init; } = [];

    public ImmutableDictionary<string, string> Options { get; private init; } =
        ImmutableDictionary<string, string>.Empty.Add("build_property.ProjectDir", Folder + "/");

    public ImmutableArray<(string Path, string Text)> Sources { get; private init; } = [];

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public DocumentationMode Documentation { get; init; } = DocumentationMode.Diagnose;

    public ReportDiagnostic General { get; private init; } = ReportDiagnostic.Error;

    public CSharpParseOptions ParseOptions => new(Language, Documentation);

    public TestProject WithManifest(string path, string content) => WithFile(path, content, "Manifest");

    /// <summary>Adds a file, or puts it in the place of the one of the same path.</summary>
    public TestProject WithFile(string path, string content, string kind)
    {
        var file = new InMemoryFile($"{Folder}/{path}", content, kind);
        int index = Files.ToList().FindIndex(known => known.Path == file.Path);
        return this with { Files = index < 0 ? Files.Add(file) : Files.SetItem(index, file) };
    }

    public TestProject WithManifests(IEnumerable<(string Path, string Content)> manifests) =>
        this with { Files = Files.AddRange(manifests.Select(manifest => new InMemoryFile($"{Folder}/{manifest.Path}", manifest.Content, "Manifest"))) };

    public TestProject WithProperty(string name, string value) => WithOption("build_property." + name, value);

    public TestProject WithOption(string name, string value) => this with { Options = Options.SetItem(name, value) };

    public TestProject WithSource(string text, string path = "Program.cs") => this with { Sources = Sources.Add(($"{Folder}/{path}", text)) };

    /// <summary>The project as a build hands it to the compiler whose task has read the manifests.</summary>
    public TestProject HandOver()
    {
        if (Files.IsEmpty) return this;
        var inputs = ClusterInputs.Of(new AnalyzerOptions([.. Files], new InMemoryOptions(Options)), Language, CancellationToken.None);
        var cluster = inputs.Compile([]).Cluster;
        var settings = inputs.Settings.Model.Check([]);
        var model = ClusterModel.Of(cluster, settings, new Knetc.Diagnostics.DiagnosticBag());
        var list = new InMemoryFile($"{Folder}/obj/knetc/{DeclaredServicesText.FileName}", DeclaredServicesText.Write(DeclaredServices.Of(cluster, model)), kind: "");
        return (this with { Files = [list] }).WithSource(WholeModelSource.Write(model, settings), "obj/knetc/knetc.services.g.cs");
    }

    /// <summary>The compilation before any generator, warnings being errors.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "App",
        Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path, System.Text.Encoding.UTF8)),
        Framework,
        new CSharpCompilationOptions(Output, nullableContextOptions: Language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable, generalDiagnosticOption: General, warningLevel: 9999));

    public GeneratorDriver CreateDriver(bool isTracked = true) => CSharpGeneratorDriver.Create(
        [new ClusterGenerator().AsSourceGenerator()],
        Files,
        ParseOptions,
        new InMemoryOptions(Options),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: isTracked));

    /// <summary>Runs the generator once.</summary>
    public GeneratedProject Generate()
    {
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out var diagnostics);
        return new GeneratedProject((CSharpCompilation)compilation, driver.GetRunResult(), diagnostics);
    }

    /// <summary>What generator and analyzers report, by place.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync()
    {
        var generated = (this with { General = ReportDiagnostic.Default }).Generate();
        var analyzers = generated.Compilation.WithAnalyzers(
            [new ServiceReferenceAnalyzer(), new ManifestAnalyzer()],
            new AnalyzerOptions([.. Files], new InMemoryOptions(Options)));
        var found = await analyzers.GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. generated.Reported.Concat(found).OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
