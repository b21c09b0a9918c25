namespace Knetc.TypedModel;

/// <summary>A port of a Service, as a member of the generated class.</summary>
/// <param name="Identifier">The name of the member.</param>
/// <param name="Name">The name in the manifest; empty when it has none.</param>
/// <param name="NodePort">0 when it has none.</param>
/// <param name="TargetPort">The port on the pods; 0 when it has a name that no pod, or not every pod alike, gives a number.</param>
/// <param name="TargetPortName">The name of the port on the pods; null when the manifest gives a number.</param>
public sealed record ServicePortModel(
    string Identifier, string Name, string Protocol, int Port, int NodePort, int TargetPort, string? TargetPortName);
