using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Planning;

namespace Knetc.Cli.Commands;

/// <summary>One compiled side of a comparison.</summary>
/// <param name="Plan">The plan of all nodes; null when the side could not be read.</param>
/// <param name="Diagnostics">All findings.</param>
/// <param name="EnvironmentFailed">Whether the operating system, or git, refused something.</param>
internal sealed record ComparedSide(ClusterPlan? Plan, ImmutableArray<Diagnostic> Diagnostics, bool EnvironmentFailed);
