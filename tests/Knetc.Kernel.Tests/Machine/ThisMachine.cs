namespace Knetc.Kernel.Machine;

/// <summary>The machine the tests run on.</summary>
internal sealed class ThisMachine : IMachine
{
    private readonly Lazy<PeerProcess> _peer = new(() => new PeerProcess(Shell.Start(PeerProcess.Host, [PeerProcess.Program])));

    public ShellResult Run(string program, params IEnumerable<string> arguments) => Shell.Run(program, arguments);

    public string Command(string words) => _peer.Value.Command(words);

    public void Dispose()
    {
        if (_peer.IsValueCreated) _peer.Value.Dispose();
    }
}
