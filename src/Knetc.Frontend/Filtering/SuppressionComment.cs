using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Filtering;

/// <summary>A comment <c># knetc:ignore KN3004 reason</c>.</summary>
/// <param name="Location">The comment, from its <c>#</c>.</param>
/// <param name="Line">The line (from 1) that it covers.</param>
/// <param name="Value">The value below that line, when the line ends in its key; a finding about the whole value is covered too.</param>
/// <param name="Descriptor">What it accepts.</param>
/// <param name="Reason">Why.</param>
internal sealed record SuppressionComment(SourceLocation Location, int Line, TextSpan? Value, DiagnosticDescriptor Descriptor, string Reason);
