namespace Knetc.Kernel.Machine;

/// <summary>One kernel with IPVS for all tests of a class; none when all of them are skipped.</summary>
public sealed class UserModeLinuxFixture : IDisposable
{
    private readonly Lazy<UserModeLinux> _machine = new(() => new UserModeLinux());

    internal IMachine Machine => _machine.Value;

    public void Dispose()
    {
        if (_machine.IsValueCreated) _machine.Value.Dispose();
    }
}
