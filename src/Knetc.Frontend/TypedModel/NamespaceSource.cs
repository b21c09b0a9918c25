namespace Knetc.TypedModel;

/// <summary>
/// The code of one namespace: a member for each Service, and a class of its constants. It is terse, since a cluster
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
        foreach (var service in model.Services) WriteMember(service, model.Domain, settings, writer);
        writer.Close();
        writer.Line();

        writer.Open("static partial class Constants");
        OpenNamespace(model, writer);
        foreach (var service in model.Services) ConstantsSource.Write(service, writer);
        writer.Close();
        writer.Close();
    }

    private static void OpenNamespace(NamespaceModel model, CodeWriter writer)
    {
        writer.Line($"/// <summary>Services in the namespace <c>{CodeWriter.Xml(model.Name)}</c>.</summary>");
        writer.Open($"public static class {model.Identifier}");
    }

    private static void WriteMember(ServiceModel service, string domain, ModelSettings settings, CodeWriter writer)
    {
        // Where C# expects a type, no Service of the same name is in the way, and the compiler has two names fewer to look up.
        string ports = $"Types.{service.PortSet}";
        string type = $"{(service.ClusterIPs.IsEmpty ? "Service" : "AddressedService")}<{ports}>";
        string identity = CodeWriter.Literal($"{service.Namespace} {service.Name} {service.Type} {domain}");
        string addresses = CodeWriter.Literal(string.Join(",", service.ClusterIPs));
        string numbers = CodeWriter.Literal(string.Join(",", service.Ports.Select(Encode)));
        writer.Line(ServiceSummary.Of(service));
        var (newService, newPorts) = settings.HasTargetTypedNew ? ("new", "new") : ($"new {type}", $"new {ports}");
        writer.Line($"public static readonly {type} {service.Identifier} = {newService}({identity}, {addresses}, {newPorts}({numbers}));");
    }

    /// <summary>A port as the generated code reads it; none of the texts can have a space or a comma.</summary>
    private static string Encode(ServicePortModel port) =>
        $"{port.Name} {port.Protocol} {CodeWriter.Number(port.Port)} {Optional(port.NodePort)} {Optional(port.TargetPort)} {port.TargetPortName}";

    private static string Optional(int number) => number == 0 ? "" : CodeWriter.Number(number);
}
