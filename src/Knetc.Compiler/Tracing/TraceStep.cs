using Knetc.Schema;

namespace Knetc.Tracing;

/// <summary>A rule that the packet met and that held for it.</summary>
/// <param name="Table">The table; <c>ipvs</c> for a virtual server.</param>
/// <param name="Chain">The chain, or the virtual server.</param>
/// <param name="Rule">The line of the generated file.</param>
/// <param name="Origin">The field that caused it; nothing for static rules.</param>
public sealed record TraceStep(string Table, string Chain, string Rule, Origin Origin);
