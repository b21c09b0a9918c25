namespace Knetc.Cli.Input;

/// <summary>A file to read.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="DisplayPath">Its name in diagnostics.</param>
/// <param name="ProjectPath">Its name in generated files.</param>
internal sealed record InputFile(string FullPath, string DisplayPath, string ProjectPath);
