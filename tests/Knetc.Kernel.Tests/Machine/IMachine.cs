namespace Knetc.Kernel.Machine;

/// <summary>A kernel that tests run programs on.</summary>
public interface IMachine : IDisposable
{
    /// <summary>Runs a program with empty standard input and waits for it.</summary>
    ShellResult Run(string program, params IEnumerable<string> arguments);

    /// <summary>Sends a command to the program of Knetc.Kernel.Peer that runs there; returns its answer.</summary>
    string Command(string words);
}
