namespace Knetc.TypedModel;

/// <summary>The code of the classes that have ports as members.</summary>
public static class PortSetSource
{
    public static string FileName(ModelSettings settings) => $"{settings.ClassName}.Types.g.cs";

    public static string Write(EquatableArray<PortSetModel> sets, ModelSettings settings)
    {
        var file = new ModelFile(settings, isChecked: false);
        file.OpenAgain();
        Write(sets, settings, file.Writer);
        return file.Close();
    }

    internal static void Write(EquatableArray<PortSetModel> sets, ModelSettings settings, CodeWriter writer)
    {
        writer.Line("/// <summary>Ports by name. Services whose ports have the same names share a class.</summary>");
        writer.Open("public static class Types");
        for (int i = 0; i < sets.Count; i++)
        {
            if (i > 0) writer.Line();
            Write(sets[i], settings, writer);
        }

        writer.Close();
    }

    private static void Write(PortSetModel set, ModelSettings settings, CodeWriter writer)
    {
        string count = set.Members.Count switch { 0 => "No ports", 1 => "A port", _ => $"{CodeWriter.Number(set.Members.Count)} ports" };
        writer.Line($"/// <summary>{count}.</summary>");
        writer.Open($"public sealed class {set.Identifier} : {settings.QualifiedName}.ServicePorts");
        writer.Line($"internal {set.Identifier}(string ports) : base(ports) {{ }}");
        for (int i = 0; i < set.Members.Count; i++)
        {
            var member = set.Members[i];
            string variant = member.IsOnNodes ? "Node" : member.IsTargeted ? "Targeted" : "";
            string known = member.IsOnNodes ? ", open on every node" : member.IsTargeted ? "" : ", of which the number on the pods is not known";
            writer.Line($"/// <summary>Port {CodeWriter.Number(i + 1)} of the manifest{known}.</summary>");
            writer.Line($"public {settings.QualifiedName}.{variant}ServicePort {member.Identifier} => {variant}At({CodeWriter.Number(i)});");
        }

        writer.Close();
    }
}
