using System.Diagnostics;

namespace Knetc.Kernel.Machine;

/// <summary>A running nginx, in a network namespace and with files of its own in /run. It goes away with the test.</summary>
internal sealed class Nginx : IDisposable
{
    /// <summary>Debian has the stream module as a file.</summary>
    public const string Module = "load_module modules/ngx_stream_module.so;";

    private readonly Process _process;

    /// <summary>Starts nginx and waits until it listens.</summary>
    /// <param name="place">Where it runs.</param>
    /// <param name="configuration">The path of its configuration.</param>
    public Nginx(NetworkNamespace place, string configuration)
    {
        _process = place.Start(
            "unshare", "-m", "sh", "-ec", $"mount -t tmpfs tmpfs /run; PATH=$PATH:/usr/sbin; exec nginx -c '{configuration}' -g 'daemon off; {Module}'");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (var tries = 0; !Listens(place, configuration); tries++)
        {
            if (tries == 200 || _process.HasExited) throw new InvalidOperationException("nginx does not listen.");
            Thread.Sleep(25);
        }
    }

    /// <summary>Reads its configuration again.</summary>
    public void Reload() => Shell.Run("kill", "-HUP", $"{_process.Id}").MustExitWith(0);

    // Killed, the process that started the workers would leave them running.
    public void Dispose()
    {
        Shell.Run("kill", "-TERM", $"{_process.Id}");
        _process.WaitForExit(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private static bool Listens(NetworkNamespace place, string configuration)
    {
        var wanted = File.ReadLines(configuration).Count(line => line.Contains("{ listen ", StringComparison.Ordinal));
        return place.Script("ss -Hlntu | wc -l").MustExitWith(0).Out.Trim() is var count && int.Parse(count) >= wanted;
    }
}
