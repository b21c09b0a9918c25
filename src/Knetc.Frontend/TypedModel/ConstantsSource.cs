namespace Knetc.TypedModel;

/// <summary>The constants of one Service. Their values are what an editor shows of them, so they have no comments of their own.</summary>
internal static class ConstantsSource
{
    public static void Write(ServiceModel service, CodeWriter writer)
    {
        writer.Line($"/// <summary>Constants of Service <c>{CodeWriter.Xml(service.Namespace)}/{CodeWriter.Xml(service.Name)}</c>.</summary>");
        writer.Open($"public static class {service.Identifier}");
        writer.Line($"public const string Host = {CodeWriter.Literal(service.Host)};");
        if (!service.Ports.IsEmpty) writer.Line($"public const int {string.Join(", ", service.Ports.Select(port => $"{service.PortConstant(port)} = {CodeWriter.Number(port.Port)}"))};");
        writer.Close();
    }
}
