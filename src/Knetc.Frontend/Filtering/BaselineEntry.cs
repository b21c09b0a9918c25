using Knetc.Text;

namespace Knetc.Filtering;

/// <summary>One entry of a file of known findings.</summary>
/// <param name="Key">The finding.</param>
/// <param name="Count">How often it was there.</param>
/// <param name="Span">Where the entry stands.</param>
internal readonly record struct BaselineEntry(FindingKey Key, int Count, TextSpan Span);
