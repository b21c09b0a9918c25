namespace Knetc.TypedModel;

/// <summary>Names that the generated code itself needs at some place, so that no Service, namespace or port there can have them.</summary>
internal static class ReservedMembers
{
    /// <summary>Beside the namespaces.</summary>
    public static readonly string[] OfCluster =
    [
        .. MemberNames.OfObject, "AddressedService", "Constants", "Find", "NodeServicePort", "Service", "ServiceIndex", "ServicePort", "ServicePorts", "Services",
        "TargetedServicePort", "Types",
    ];

    /// <summary>Beside the Services of a namespace.</summary>
    public static readonly string[] OfNamespace = MemberNames.OfObject;

    /// <summary>Beside the ports of a Service.</summary>
    public static readonly string[] OfPorts = [.. MemberNames.OfObject, "At", "NodeAt", "TargetedAt"];
}
