using Knetc.Cli.Input;

namespace Knetc.Cli;

/// <summary>The world around the command line: streams, current folder, clock. Tests bring their own.</summary>
public sealed record CliHost
{
    public required Stream In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Relative paths start here; an absolute path.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Whether progress and colour make sense.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>How revisions are read; the installed git by default.</summary>
    public IGit Git { get; init; } = new GitProcess();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends a command that goes on until it is told to stop, beside the signals of the operating system.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Called with the number of bytes that a command is going to read.</summary>
    public Action<long>? Reading { get; init; }

    /// <summary>Called when a command that goes on has nothing to do for now, which is the time to collect garbage.</summary>
    public Action? Resting { get; init; }
}
