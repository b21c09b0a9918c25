using Knetc.Text;

namespace Knetc.Generators.Hosts;

/// <summary>A host in a text, and the port beside it.</summary>
/// <param name="Host">Where the host stands.</param>
/// <param name="Port">Where the port stands; empty when there is none.</param>
/// <param name="Number">The port, or -1.</param>
/// <param name="Context">How sure it is.</param>
internal readonly record struct HostUse(TextSpan Host, TextSpan Port, int Number, HostContext Context)
{
    public string HostIn(string text) => text.Substring(Host.Start, Host.Length);
}
