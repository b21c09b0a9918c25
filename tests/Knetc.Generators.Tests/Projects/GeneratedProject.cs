using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Knetc.Generators.Tests.Projects;

/// <summary>A project after the generator has run.</summary>
internal sealed record GeneratedProject(CSharpCompilation Compilation, GeneratorDriverRunResult Result, ImmutableArray<Diagnostic> Reported)
{
    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>What the compiler says of the project and the generated code; every warning counts.</summary>
    public ImmutableArray<Diagnostic> CompilerFindings => [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];

    /// <summary>Compiles and loads the project.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>Runs the static method <c>Run</c> of the class <c>Program</c>, which takes nothing and returns text.</summary>
    public string Run() => (string)Load().GetType("Program")!.GetMethod("Run")!.Invoke(null, null)!;
}
