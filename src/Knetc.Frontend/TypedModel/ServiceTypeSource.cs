namespace Knetc.TypedModel;

/// <summary>The class of one Service: its ports as members, and its constants.</summary>
internal static class ServiceTypeSource
{
    public static void Write(ServiceModel service, ModelSettings settings, CodeWriter writer)
    {
        writer.Line($"/// <summary>The ports of <c>{CodeWriter.Xml(service.Namespace)}/{CodeWriter.Xml(service.Name)}</c>, and its constants.</summary>");
        writer.Open($"public sealed class {service.Identifier} : {settings.QualifiedName}.ServicePorts");
        writer.Line($"internal {service.Identifier}() : base({CodeWriter.Literal(string.Join(",", service.Ports.Select(Encode)))}) {{ }}");
        for (int i = 0; i < service.Ports.Count; i++)
        {
            var port = service.Ports[i];
            string variant = Variant(port);
            writer.Line(Summary(Describe(port)));
            writer.Line($"public {settings.QualifiedName}.{variant}ServicePort {port.Identifier} => {variant}At({CodeWriter.Number(i)});");
        }

        WriteConstant("string", "Host", CodeWriter.Literal(service.Host), service.Host, writer);
        if (!service.ClusterIPs.IsEmpty) WriteConstant("string", "ClusterIP", CodeWriter.Literal(service.ClusterIPs[0]), service.ClusterIPs[0], writer);
        var constants = PortConstants.Of(service);
        for (int i = 0; i < constants.Length; i++)
        {
            var port = service.Ports[i];
            WriteNumber(constants[i].Port, port.Port, writer);
            if (port.NodePort != 0) WriteNumber(constants[i].NodePort, port.NodePort, writer);
            if (port.TargetPort != 0 && port.TargetPort != port.Port) WriteNumber(constants[i].TargetPort, port.TargetPort, writer);
        }

        writer.Close();
    }

    private static void WriteNumber(string name, int number, CodeWriter writer) =>
        WriteConstant("int", name, CodeWriter.Number(number), CodeWriter.Number(number), writer);

    private static void WriteConstant(string type, string name, string literal, string text, CodeWriter writer)
    {
        writer.Line(Summary(text));
        writer.Line($"public const {type} {name} = {literal};");
    }

    private static string Summary(string text) => $"/// <summary>{CodeWriter.Xml(text)}</summary>";

    private static string Describe(ServicePortModel port)
    {
        string node = port.NodePort == 0 ? "" : $", node port {CodeWriter.Number(port.NodePort)}";
        string target = port.TargetPortName ?? CodeWriter.Number(port.TargetPort);
        return $"{CodeWriter.Number(port.Port)}/{port.Protocol}, on the pods {target}{node}";
    }

    /// <summary>A port as the generated code reads it; none of the texts can have a space or a comma.</summary>
    private static string Encode(ServicePortModel port) =>
        $"{port.Name} {port.Protocol} {CodeWriter.Number(port.Port)} {Optional(port.NodePort)} {Optional(port.TargetPort)} {port.TargetPortName}";

    private static string Optional(int number) => number == 0 ? "" : CodeWriter.Number(number);

    /// <summary>The class of a port tells which of its numbers are known.</summary>
    private static string Variant(ServicePortModel port) => port.TargetPort == 0 ? "" : port.NodePort == 0 ? "Targeted" : "Node";
}
