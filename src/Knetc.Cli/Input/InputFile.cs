namespace Knetc.Cli.Input;

/// <summary>A file to read: where it is, and how it is called in diagnostics and in the source map.</summary>
internal sealed record InputFile(string FullPath, string DisplayPath);
