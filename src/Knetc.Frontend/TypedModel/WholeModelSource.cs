namespace Knetc.TypedModel;

/// <summary>The whole generated class in one file, for builds without the generator.</summary>
public static class WholeModelSource
{
    public static string Write(ClusterModel model, ModelSettings settings)
    {
        var file = new ModelFile(settings, isChecked: true);
        file.OpenFirst();
        FrameSource.Write(settings, file.Writer);

        // From here on there is no code in which nulls could go astray, and following them would take the compiler a sixth of its time.
        if (settings.HasAnnotations) file.Writer.Line("#nullable disable warnings");
        file.Writer.Line();
        PortSetSource.Write(model.PortSets, settings, file.Writer);
        file.Writer.Line();
        IndexSource.Write(ServiceIndex.Of(model), settings, file.Writer);
        foreach (var group in model.Namespaces)
        {
            file.Writer.Line();
            NamespaceSource.Write(group, settings, file.Writer);
        }

        return file.Close();
    }
}
