using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Tests.Projects;

/// <summary>The options that MSBuild would write for the compiler.</summary>
internal sealed class InMemoryOptions(ImmutableDictionary<string, string> global) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is InMemoryFile { Kind.Length: > 0 } file
        ? new Values(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.KnetcKind", file.Kind))
        : new Values(ImmutableDictionary<string, string>.Empty);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
