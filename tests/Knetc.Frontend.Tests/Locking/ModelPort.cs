namespace Knetc.Tests.Locking;

/// <summary>A port of a random Service; null leaves its node port open.</summary>
internal sealed record ModelPort(int Number, string Protocol, int? NodePort)
{
    public string Name => $"{Protocol.ToLowerInvariant()}-{Number}";
}
