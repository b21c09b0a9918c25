using System.Globalization;
using Knetc.TypedModel;

namespace Knetc.Generators.Hosts;

/// <summary>A Service that the manifests declare, with what code can call it.</summary>
internal sealed class DeclaredService(ServiceModel model, string namespaceIdentifier, ModelSettings settings)
{
    public ServiceModel Model => model;

    public string FullName => $"{model.Namespace}/{model.Name}";

    private string Class => settings.Namespace.Length == 0 ? settings.ClassName : $"{settings.Namespace}.{settings.ClassName}";

    private string Member => $"{Class}.{namespaceIdentifier}.{model.Identifier}";

    private string Constants => $"{Class}.Constants.{namespaceIdentifier}.{model.Identifier}";

    public string HostMember(bool isConstant) => isConstant ? $"{Constants}.Host" : $"{Member}.Host";

    /// <summary>The member of a port; null when the Service does not have it, or two ports have the number.</summary>
    public string? PortMember(int number, bool isConstant)
    {
        int found = -1;
        for (int i = 0; i < model.Ports.Count; i++)
        {
            if (model.Ports[i].Port != number) continue;
            if (found >= 0) return null;
            found = i;
        }

        if (found < 0) return null;
        return isConstant ? $"{Constants}.{model.PortConstant(model.Ports[found])}" : $"{Member}.Ports.{model.Ports[found].Identifier}.Port";
    }

    /// <summary>Whether a connection to the host on that port gets anywhere, as far as the manifest knows.</summary>
    public bool Answers(int number)
    {
        if (model.Type == "ExternalName" || model.Ports.IsEmpty) return true;
        foreach (var port in model.Ports)
        {
            if (port.Port == number || (model.IsHeadless && port.TargetPort == number)) return true;
        }

        return false;
    }

    /// <summary>The ports, for a message: <c>3306 (mysql), 9104 (metrics)</c>.</summary>
    public string ListPorts() => string.Join(", ", model.Ports.Select(static port =>
        port.Name.Length == 0 ? port.Port.ToString(CultureInfo.InvariantCulture) : $"{port.Port.ToString(CultureInfo.InvariantCulture)} ({port.Name})"));
}
