namespace Knetc.TypedModel;

/// <summary>The constants of one port of a Service.</summary>
/// <param name="Port">The name of the constant for the port.</param>
/// <param name="NodePort">The name of the one for the node port.</param>
/// <param name="TargetPort">The name of the one for the port on the pods.</param>
public readonly record struct PortConstants(string Port, string NodePort, string TargetPort)
{
    /// <summary>Those of every port. A name that a port has as its member, or another constant, gets an underscore.</summary>
    public static PortConstants[] Of(ServiceModel service)
    {
        var taken = new HashSet<string>(ReservedMembers.OfPorts, StringComparer.Ordinal) { service.Identifier };
        foreach (var port in service.Ports) taken.Add(port.Identifier);
        var constants = new PortConstants[service.Ports.Count];
        for (int i = 0; i < constants.Length; i++)
        {
            string name = service.Ports[i].Identifier;
            constants[i] = new PortConstants(Free(name + "Port", taken), Free(name + "NodePort", taken), Free(name + "TargetPort", taken));
        }

        return constants;
    }

    private static string Free(string name, HashSet<string> taken)
    {
        while (!taken.Add(name)) name += "_";
        return name;
    }
}
