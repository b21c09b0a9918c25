using Knetc.Options;

namespace Knetc.Endpoints;

/// <summary>How the controllers bound slices.</summary>
/// <param name="PerSlice">Most endpoints in one slice: <c>max-endpoints-per-slice</c>.</param>
/// <param name="PerMirroredSubset">Most endpoints mirrored from one subset: <c>mirroring-max-endpoints-per-subset</c>.</param>
public readonly record struct EndpointLimits(int PerSlice, int PerMirroredSubset)
{
    public static readonly EndpointLimits Default = new(100, 1000);

    /// <summary>Those of a cluster.</summary>
    internal static EndpointLimits Of(ClusterOptions options) => new(options.MaxEndpointsPerSlice, options.MirroringMaxEndpointsPerSubset);
}
