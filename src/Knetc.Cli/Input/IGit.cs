namespace Knetc.Cli.Input;

/// <summary>Runs git, so that files can be read as they were at a revision.</summary>
public interface IGit
{
    /// <summary>Runs one git command and waits for its end; null when there is no git to run.</summary>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="arguments">The command and its arguments.</param>
    GitAnswer? Run(string folder, string input, params string[] arguments);
}
