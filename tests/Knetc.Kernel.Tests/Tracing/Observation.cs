using System.Net;

namespace Knetc.Kernel.Tracing;

/// <summary>What became of a probe in the kernel.</summary>
/// <param name="Number">The probe's number.</param>
/// <param name="Kind">Where it turned up.</param>
/// <param name="Source">Its source then.</param>
/// <param name="Destination">Its destination then.</param>
/// <param name="Port">Its destination port then.</param>
internal sealed record Observation(uint Number, ObservationKind Kind, IPAddress Source, IPAddress Destination, int Port);
