namespace Knetc.TypedModel;

/// <summary>The code that lists all Services, and finds one by name.</summary>
public static class IndexSource
{
    public static string FileName(ModelSettings settings) => $"{settings.ClassName}.Services.g.cs";

    public static string Write(ServiceIndex index, ModelSettings settings)
    {
        var file = new ModelFile(settings, isChecked: false);
        file.OpenAgain();
        Write(index, settings, file.Writer);
        return file.Close();
    }

    internal static void Write(ServiceIndex index, ModelSettings settings, CodeWriter writer)
    {
        string service = settings.QualifiedName + ".Service";
        string mark = settings.HasAnnotations ? "?" : "";
        writer.Line("/// <summary>All Services, by namespace and name.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{service}> Services => ServiceIndex.All;");
        writer.Line();
        writer.Line("/// <summary>The Service of that name; null when the manifests declare none.</summary>");
        writer.Line($"public static {service}{mark} Find(string @namespace, string name) =>");
        writer.Line($"    ServiceIndex.ByName.TryGetValue(@namespace + \"/\" + name, out {service}{mark} service) ? service : null;");
        writer.Line();
        writer.Open("private static class ServiceIndex");
        writer.Line($"internal static readonly global::System.Collections.ObjectModel.ReadOnlyCollection<{service}> All = global::System.Array.AsReadOnly(new {service}[]");
        writer.Line("{");
        foreach (string member in index.Members) writer.Line($"    {settings.QualifiedName}.{member},");
        writer.Line("});");
        writer.Line();
        writer.Line($"internal static readonly global::System.Collections.Generic.Dictionary<string, {service}> ByName = Tabulate();");
        writer.Line();
        writer.Open($"private static global::System.Collections.Generic.Dictionary<string, {service}> Tabulate()");
        writer.Line($"var table = new global::System.Collections.Generic.Dictionary<string, {service}>(All.Count, global::System.StringComparer.Ordinal);");
        writer.Line($"foreach ({service} service in All) table.Add(service.Namespace + \"/\" + service.Name, service);");
        writer.Line("return table;");
        writer.Close();
        writer.Close();
    }
}
