using Knetc.Cli.Input;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>A real git repository in a folder that goes away with the test.</summary>
internal sealed class GitSandbox : IDisposable
{
    private static readonly GitProcess Git = new();

    private readonly TempFolder _folder = new();

    public GitSandbox() => Run("init", "--quiet");

    /// <summary>Why tests with git are skipped; null when they run.</summary>
    public static string? Obstacle { get; } = Git.Run(System.IO.Path.GetTempPath(), "", "--version") is { Succeeded: true } ? null : "git is not installed";

    public string Path => _folder.Path;

    public void Write(string path, string content) => _folder.Write(path, content);

    public void Delete(string path) => File.Delete(_folder.PathOf(path));

    /// <summary>Commits everything there is.</summary>
    public void Commit(string message)
    {
        Run("add", "--all");
        Run("-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgSign=false", "commit", "--quiet", "-m", message);
    }

    public void Run(params string[] arguments)
    {
        var answer = Git.Run(_folder.Path, "", arguments);
        Assert.True(answer is { Succeeded: true }, $"git {string.Join(' ', arguments)}: {answer?.Error}");
    }

    /// <summary>Runs knetc in a folder of the repository.</summary>
    public CommandResult Knetc(string folder, params string[] arguments) => KnetcCommand.Run(_folder.PathOf(folder), arguments);

    public void Dispose()
    {
        // What git wrote may be read-only, which matters on some systems.
        foreach (string file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        _folder.Dispose();
    }
}
