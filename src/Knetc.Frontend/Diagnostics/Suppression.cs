namespace Knetc.Diagnostics;

/// <summary>That a finding is accepted, and why.</summary>
public sealed record Suppression(SuppressionKind Kind, string Justification);
