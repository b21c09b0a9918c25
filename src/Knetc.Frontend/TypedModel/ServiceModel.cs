namespace Knetc.TypedModel;

/// <summary>A Service, as a member of the generated class. Values only, so that equal input gives equal models.</summary>
/// <param name="Identifier">The name of the member.</param>
/// <param name="Host">The name that cluster DNS resolves everywhere.</param>
/// <param name="Path">The file that declares it, from the project's folder.</param>
/// <param name="Line">The line of its name there, from 1.</param>
public sealed record ServiceModel(string Identifier, string Namespace, string Name, string Host, string Path, int Line)
{
    /// <summary><c>spec.type</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The cluster IPs; none when headless.</summary>
    public EquatableArray<string> ClusterIPs { get; init; }

    public EquatableArray<ServicePortModel> Ports { get; init; }

    /// <summary>The name of the class that has the ports as members.</summary>
    public string PortSet { get; init; } = "";

    /// <summary>Whether clients reach the pods themselves, on the pods' ports.</summary>
    public bool IsHeadless { get; init; }

    /// <summary>The name that cluster DNS resolves everywhere.</summary>
    internal static string HostOf(string name, string @namespace, string domain) => $"{name}.{@namespace}.svc.{domain}";

    /// <summary>The name of the constant for a port; a class cannot have a member of its own name.</summary>
    public string PortConstant(ServicePortModel port)
    {
        string name = port.Identifier + "Port";
        return name == Identifier ? name + "_" : name;
    }
}
