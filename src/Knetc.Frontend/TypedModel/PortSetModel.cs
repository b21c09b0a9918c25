namespace Knetc.TypedModel;

/// <summary>
/// Ports as members of a class. Services whose ports have the same names share one, however many they are: the compiler takes time
/// for every class and every member.
/// </summary>
/// <param name="Identifier">The name of the class.</param>
/// <param name="Members">The ports, in the order of the manifest.</param>
public sealed record PortSetModel(string Identifier, EquatableArray<PortMember> Members);
