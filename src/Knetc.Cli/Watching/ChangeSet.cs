namespace Knetc.Cli.Watching;

/// <summary>What happened to files since the last round.</summary>
/// <param name="Paths">Full paths of files and folders that came, went or changed.</param>
/// <param name="IsPartial">Whether more happened than could be noted, so that everything has to be looked at.</param>
internal sealed record ChangeSet(IReadOnlyCollection<string> Paths, bool IsPartial);
