using Knetc.Binding;

namespace Knetc.Incremental;

/// <summary>A slice that is another one than before.</summary>
/// <param name="Before">Null when it comes.</param>
/// <param name="Now">Null when it goes; else of the same name and Service.</param>
internal readonly record struct SliceChange(EndpointSlice? Before, EndpointSlice? Now)
{
    /// <summary>Whether the same is written elsewhere in the file, and no more.</summary>
    public bool IsMoved => Before is { } before && Now is { } now && now.Manifest.SaysTheSameAs(before.Manifest);

    /// <summary>The Service that its label names.</summary>
    public (string Namespace, string Name)? Service =>
        (Now ?? Before!) is var slice && slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is { } name ? (slice.Namespace, name) : null;
}
