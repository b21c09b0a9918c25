using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Diagnostic = Knetc.Diagnostics.Diagnostic;

namespace Knetc.Generators.Inputs;

/// <summary>Everything that a cluster is resolved from.</summary>
/// <param name="Sources">The manifests, by path as the command line takes them.</param>
internal sealed record ClusterInputs(ImmutableArray<ManifestSource> Sources, LockSource? Lock, ProjectSettings Settings)
{
    public static ClusterInputs Of(IEnumerable<ManifestSource> sources, LockSource? lockFile, ProjectSettings settings) =>
        new([.. sources.OrderBy(static source => source.FullPath, StringComparer.Ordinal)], lockFile, settings);

    /// <summary>The inputs as an analyzer finds them.</summary>
    public static ClusterInputs Of(AnalyzerOptions options, LanguageVersion language, CancellationToken cancellation)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var files = options.AdditionalFiles.Select(file => InputFile.From(file, provider)).OfType<InputFile>().ToList();
        var sources = files.Where(static file => file.Kind is InputKind.Manifest or InputKind.Project).Select(file => ManifestSource.Read(file, cancellation));
        var locks = files.Where(static file => file.Kind == InputKind.Lock).Select(file => LockSource.Read(file, cancellation));
        return Of(sources.OfType<ManifestSource>(), locks.FirstOrDefault(), ProjectSettings.Read(provider.GlobalOptions, language));
    }

    /// <param name="problems">Receives what is wrong with the properties.</param>
    public Compilation Compile(ICollection<string> problems)
    {
        var options = Settings.ToLayer(problems);
        return KnownCompilations.Of(this, () => new Compilation(
            [.. Sources.Select(static source => source.Source)], options, LockSource.ToInput(Lock, Settings.NoLock)));
    }

    /// <summary>Whether the other ones lead to the same cluster: the same files, as they were read before, options and lock.</summary>
    public bool AreSame(ClusterInputs other)
    {
        if (Sources.Length != other.Sources.Length || Settings != other.Settings || Lock != other.Lock) return false;
        for (int i = 0; i < Sources.Length; i++)
        {
            if (!ReferenceEquals(Sources[i], other.Sources[i])) return false;
        }

        return true;
    }

    /// <summary>The full path of a file that a finding is about; the path it is shown with, when it is no input.</summary>
    public string FullPathOf(Diagnostic diagnostic)
    {
        if (diagnostic.Location is not { } location) return "";
        foreach (var source in Sources)
        {
            if (ReferenceEquals(source.Source.Text, location.Source)) return source.FullPath;
        }

        return Lock is { } file && file.DisplayPath == location.Path ? file.FullPath : location.Path;
    }
}
