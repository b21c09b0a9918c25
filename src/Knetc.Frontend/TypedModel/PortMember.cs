namespace Knetc.TypedModel;

/// <summary>A port as a member, whatever its numbers.</summary>
/// <param name="Identifier">The name of the member.</param>
/// <param name="IsTargeted">Whether the port on the pods is known.</param>
/// <param name="IsOnNodes">Whether it is open on every node.</param>
public readonly record struct PortMember(string Identifier, bool IsTargeted, bool IsOnNodes)
{
    public static PortMember Of(ServicePortModel port) => new(port.Identifier, port.TargetPort != 0, port.NodePort != 0 && port.TargetPort != 0);
}
