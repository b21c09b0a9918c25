namespace Knetc.TypedModel;

/// <summary>What an editor shows of a Service: where it is declared, its addresses and its ports.</summary>
internal static class ServiceSummary
{
    public static string Of(ServiceModel service)
    {
        string place = service.Path.Length == 0 ? "" : $", declared in <c>{CodeWriter.Xml(service.Path)}</c>, line {CodeWriter.Number(service.Line)}";
        string address = service.IsHeadless ? "headless" : service.ClusterIPs.IsEmpty ? service.Type : string.Join(", ", service.ClusterIPs);
        string ports = service.Ports.IsEmpty ? "" : ": " + string.Join("; ", service.Ports.Select(Describe));
        return $"/// <summary>Service <c>{CodeWriter.Xml(service.Namespace)}/{CodeWriter.Xml(service.Name)}</c>{place} ({CodeWriter.Xml(address)}){CodeWriter.Xml(ports)}.</summary>";
    }

    private static string Describe(ServicePortModel port)
    {
        string name = port.Name.Length == 0 ? "" : port.Name + " ";
        string node = port.NodePort == 0 ? "" : $", node port {CodeWriter.Number(port.NodePort)}";
        string target = port.TargetPortName ?? CodeWriter.Number(port.TargetPort);
        return $"{name}{CodeWriter.Number(port.Port)}/{port.Protocol}, on the pods {target}{node}";
    }
}
