using System.CommandLine;
using Knetc.Cli.Input;
using Knetc.Locking;

namespace Knetc.Cli.Commands;

/// <summary>The options that say which lock file counts, and how much.</summary>
internal sealed class LockOptionSet
{
    private readonly Option<bool> _locked = new("--locked") { Description = "Fail when the lock file would have to change." };

    private readonly Option<bool> _keepLock = new("--keep-lock") { Description = "Use the lock file but do not write it; warn when it would change." };

    private readonly Option<bool> _noLock = new("--no-lock") { Description = "Choose addresses by hash alone, without a lock file." };

    public Option<string?> File { get; } = new("--lock-file") { Description = $"The lock file (default: {LockFile.FileName} beside knetc.yaml).", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(File);
        command.Add(_locked);
        command.Add(_keepLock);
        command.Add(_noLock);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_keepLock) && result.GetValue(_locked)) result.AddError("--locked and --keep-lock exclude each other");
            if (!result.GetValue(_noLock)) return;
            if (result.GetValue(_keepLock)) result.AddError("--keep-lock and --no-lock exclude each other");
            if (result.GetValue(_locked)) result.AddError("--locked and --no-lock exclude each other");
            if (result.GetValue(File) is not null) result.AddError("--lock-file and --no-lock exclude each other");
        });
    }

    public LockMode Mode(ParseResult result)
    {
        if (result.GetValue(_noLock)) return LockMode.None;
        if (result.GetValue(_locked)) return LockMode.Locked;
        return result.GetValue(_keepLock) ? LockMode.Keep : LockMode.Update;
    }

    /// <summary>The full path of the lock file: as given, else as the project says, else beside knetc.yaml or the output folder.</summary>
    public string Path(ParseResult result, CompilerInput input, string workingDirectory, string? output = null)
    {
        if (result.GetValue(File) is { } given) return System.IO.Path.GetFullPath(given, workingDirectory);
        if (input.Project?.LockFile is { Length: > 0 } configured) return System.IO.Path.GetFullPath(configured, input.Folder);
        string folder = input.HasProjectFile ? input.Folder : System.IO.Path.GetDirectoryName(input.OutputFolder(output, workingDirectory)) ?? workingDirectory;
        return System.IO.Path.Combine(folder, LockFile.FileName);
    }
}
