namespace Knetc.Kernel.Packets;

/// <summary>What came of one connection.</summary>
/// <param name="Outcome">answered, refused, timeout, or the name of another error.</param>
/// <param name="Server">The pod that answered, else empty.</param>
/// <param name="Client">The client's address as that pod saw it, else empty.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record Reply(string Outcome, string Server, string Client, int Milliseconds)
{
    public const string Answered = "answered";
    public const string Refused = "refused";
    public const string Timeout = "timeout";

    /// <summary>A rule of the sender's own host took the packet.</summary>
    public const string AccessDenied = "AccessDenied";
}
