namespace Knetc.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>Errors in the input.</summary>
    public const int InputErrors = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>A file or the environment failed.</summary>
    public const int Environment = 3;

    /// <summary>A bug in knetc.</summary>
    public const int Bug = 4;
}
