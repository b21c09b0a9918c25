using Knetc.Cli.Input;

namespace Knetc.Cli.Tests;

/// <summary>A machine without git.</summary>
internal sealed class NoGit : IGit
{
    public GitAnswer? Run(string folder, string input, params string[] arguments) => null;
}
