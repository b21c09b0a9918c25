namespace Knetc.Cli.Tests;

/// <summary>A test that needs git; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute() => Skip = GitSandbox.Obstacle;
}
