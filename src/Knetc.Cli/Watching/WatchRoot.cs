namespace Knetc.Cli.Watching;

/// <summary>A folder to watch.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="IsDeep">Whether everything below it counts.</param>
/// <param name="Name">The only name in it that counts; null when all do.</param>
internal readonly record struct WatchRoot(string Folder, bool IsDeep, string? Name = null);
