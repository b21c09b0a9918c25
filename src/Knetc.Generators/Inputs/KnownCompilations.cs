using System.Runtime.CompilerServices;

namespace Knetc.Generators.Inputs;

/// <summary>
/// The cluster that was resolved last, kept for as long as its first file: generator and analyzers of a compilation have the same
/// inputs, and resolve them once.
/// </summary>
internal static class KnownCompilations
{
    private static readonly ConditionalWeakTable<ManifestSource, Place> Known = new();

    public static Compilation Of(ClusterInputs inputs, Func<Compilation> make)
    {
        if (inputs.Sources.IsEmpty) return make();
        var place = Known.GetValue(inputs.Sources[0], static _ => new Place());
        if (place.Last is { } last && last.Inputs.AreSame(inputs)) return last.Compilation;
        var compilation = make();
        place.Last = new Entry(inputs, compilation);
        return compilation;
    }

    /// <summary>Two threads may write at once; either result is right.</summary>
    private sealed class Place
    {
        public volatile Entry? Last;
    }

    private sealed record Entry(ClusterInputs Inputs, Compilation Compilation);
}
