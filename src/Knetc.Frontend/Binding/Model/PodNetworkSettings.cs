namespace Knetc.Binding;

/// <summary><c>cluster.podNetwork</c> of a knetc.yaml. Texts are as written; what is absent is empty or null.</summary>
public sealed record PodNetworkSettings
{
    public string Backend { get; init; } = "";

    public string Bridge { get; init; } = "";

    public int? Mtu { get; init; }

    public bool? Masquerade { get; init; }

    public int? Vni { get; init; }

    public int? Port { get; init; }
}
