namespace Knetc.Diagnostics;

/// <summary>Where it is written that a finding is accepted.</summary>
public enum SuppressionKind
{
    /// <summary>In a comment at the place itself.</summary>
    Comment,

    /// <summary>In the project's list of ignored diagnostics.</summary>
    Project,

    /// <summary>In a file of known findings.</summary>
    Baseline,
}
