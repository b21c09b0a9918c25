using Knetc.Diagnostics;
using Knetc.Output;
using Knetc.TypedModel;

namespace Knetc.Cli.Output;

/// <summary>What the C# compiler gets in place of the manifests. A file whose content is the same stays as it is, so that no code is compiled again.</summary>
/// <param name="folder">Where the files are.</param>
/// <param name="cluster">The cluster.</param>
/// <param name="settings">How the generated class looks.</param>
/// <param name="model">The members of the generated class.</param>
internal sealed class TypedModelFiles(string folder, ResolvedCluster cluster, ModelSettings settings, ClusterModel model)
{
    private const string CodeName = "knetc.services.g.cs";

    /// <summary>Null when the files are written; else why not.</summary>
    public Diagnostic? Write(string workingDirectory) =>
        Write(workingDirectory, CodeName, WholeModelSource.Write(model, settings))
        ?? Write(workingDirectory, DeclaredServicesText.FileName, DeclaredServicesText.Write(DeclaredServices.Of(cluster, model)));

    private Diagnostic? Write(string workingDirectory, string name, string content)
    {
        string shown = Path.Combine(folder, name);
        string path = Path.GetFullPath(shown, workingDirectory);
        return WrittenFile.HasContent(path, new Artifact(name, content)) ? null : WholeFile.Write(path, shown, content);
    }
}
