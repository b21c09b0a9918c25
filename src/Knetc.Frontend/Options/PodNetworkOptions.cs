using Knetc.Binding;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>How the pod network is built; a knetc.yaml says so.</summary>
public sealed record PodNetworkOptions
{
    /// <summary>The bridge that CNI's plugin makes unless told otherwise.</summary>
    public const string DefaultBridge = "cni0";

    /// <summary>Linux's port, which flannel uses as well; the one IANA gave out is 4789.</summary>
    public const int DefaultVxlanPort = 8472;

    /// <summary>The smallest size of packets that IPv6 allows.</summary>
    public const int MinMtu = 1280;

    public const int MaxMtu = 65535;

    public const int MaxVni = (1 << 24) - 1;

    /// <summary>The longest name of an interface.</summary>
    public const int MaxInterfaceName = 15;

    public PodNetworkBackend Backend { get; init; }

    /// <summary>Name of the nodes' bridge; null when nobody states one.</summary>
    public string? Bridge { get; init; }

    /// <summary>Largest packet of the pods, in bytes; null when nobody states it.</summary>
    public int? Mtu { get; init; }

    /// <summary>Whether pods get the node's address towards the outside of the cluster.</summary>
    public bool Masquerade { get; init; } = true;

    /// <summary>Number of the VXLAN.</summary>
    public int Vni { get; init; } = 1;

    /// <summary>UDP port of the VXLAN.</summary>
    public int Port { get; init; } = DefaultVxlanPort;

    /// <summary>The field that says so, where there is a knetc.yaml.</summary>
    public Origin Origin { get; init; }

    /// <summary>Whether somebody wrote down how the pod network is to be.</summary>
    public bool IsStated => Origin.Object is { } file && file.Has(Origin.Path);

    /// <summary>What the project states, and defaults.</summary>
    public static PodNetworkOptions From(Project? project)
    {
        var settings = project?.PodNetwork ?? new PodNetworkSettings();
        return new PodNetworkOptions
        {
            Backend = settings.Backend == "vxlan" ? PodNetworkBackend.Vxlan : PodNetworkBackend.Direct,
            Bridge = settings.Bridge.Length > 0 ? settings.Bridge : null,
            Mtu = settings.Mtu,
            Masquerade = settings.Masquerade ?? true,
            Vni = settings.Vni ?? 1,
            Port = settings.Port ?? DefaultVxlanPort,
            Origin = project is null ? default : new Origin(project.Manifest, FieldPath.Of("cluster.podNetwork")),
        };
    }

    /// <summary>Whether a text can be the name of an interface that we make: letters, digits and <c>-._</c>, up to 15.</summary>
    public static bool IsInterfaceName(string text)
    {
        if (text.Length is 0 or > MaxInterfaceName || text is "." or "..") return false;
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_')) return false;
        }

        return text[0] != '-';
    }
}
