using Knetc.Text;

namespace Knetc.Diagnostics;

/// <summary>A second place that takes part in a finding, and its part in it.</summary>
public sealed record RelatedLocation(string Message, SourceLocation Location);
