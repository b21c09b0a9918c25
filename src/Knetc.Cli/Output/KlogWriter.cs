using System.Collections.Immutable;
using System.Globalization;
using Knetc.Planning;

namespace Knetc.Cli.Output;

/// <summary>Prints log lines in the format of Kubernetes components.</summary>
internal sealed class KlogWriter(TextWriter output, TimeProvider clock, int verbosity)
{
    public void Write(ImmutableArray<ProxyLogEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Verbosity > verbosity) continue;
            string time = clock.GetLocalNow().ToString("MMdd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
            output.WriteLine($"I{time}       1 {entry}");
        }
    }
}
