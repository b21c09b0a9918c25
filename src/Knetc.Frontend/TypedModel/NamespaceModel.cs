namespace Knetc.TypedModel;

/// <summary>The Services of one namespace, as members of the class that stands for it.</summary>
/// <param name="Name">The namespace.</param>
/// <param name="Identifier">The name of its class.</param>
/// <param name="Domain">The cluster domain.</param>
public sealed record NamespaceModel(string Name, string Identifier, string Domain, EquatableArray<ServiceModel> Services);
