namespace Knetc.TypedModel;

/// <summary>
/// The code of one namespace: a member for each Service, and a class of its ports and constants. It is terse, since a cluster
/// may have a thousand Services, and the compiler takes time for every class, member and call.
/// </summary>
public static class NamespaceSource
{
    /// <summary>The file's name, which no other namespace shares.</summary>
    public static string FileName(NamespaceModel model, ModelSettings settings) => $"{settings.ClassName}.Namespace.{model.Name}.g.cs";

    public static string Write(NamespaceModel model, ModelSettings settings)
    {
        var file = new ModelFile(settings, isChecked: false);
        file.OpenAgain();
        Write(model, settings, file.Writer);
        return file.Close();
    }

    /// <summary>The same inside a file that has opened the class.</summary>
    internal static void Write(NamespaceModel model, ModelSettings settings, CodeWriter writer)
    {
        OpenNamespace(model, writer);
        foreach (var service in model.Services) WriteMember(model, service, settings, writer);
        writer.Close();
        writer.Line();

        writer.Open("static partial class Types");
        OpenNamespace(model, writer);
        foreach (var service in model.Services) ServiceTypeSource.Write(service, settings, writer);
        writer.Close();
        writer.Close();
    }

    private static void OpenNamespace(NamespaceModel model, CodeWriter writer)
    {
        writer.Line($"/// <summary>Services in the namespace <c>{CodeWriter.Xml(model.Name)}</c>.</summary>");
        writer.Open($"public static class {model.Identifier}");
    }

    private static void WriteMember(NamespaceModel model, ServiceModel service, ModelSettings settings, CodeWriter writer)
    {
        string ports = $"{settings.QualifiedName}.Types.{model.Identifier}.{service.Identifier}";
        string type = $"{settings.QualifiedName}.{(service.ClusterIPs.IsEmpty ? "Service" : "AddressedService")}<{ports}>";
        string identity = CodeWriter.Literal($"{service.Namespace} {service.Name} {service.Type} {model.Domain}");
        string place = service.Path.Length == 0 ? "" : $", declared in <c>{CodeWriter.Xml(service.Path)}</c>, line {CodeWriter.Number(service.Line)}";
        string address = service.IsHeadless ? "headless" : service.ClusterIPs.IsEmpty ? service.Type : string.Join(", ", service.ClusterIPs);
        writer.Line($"/// <summary>Service <c>{CodeWriter.Xml(service.Namespace)}/{CodeWriter.Xml(service.Name)}</c>{place} ({CodeWriter.Xml(address)}).</summary>");
        writer.Line($"public static readonly {type} {service.Identifier} = new {type}({identity}, {CodeWriter.Literal(string.Join(",", service.ClusterIPs))}, new {ports}());");
    }
}
