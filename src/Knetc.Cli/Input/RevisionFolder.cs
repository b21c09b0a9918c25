namespace Knetc.Cli.Input;

/// <summary>The manifests of one revision in a temporary folder, laid out as in the repository; gone when disposed.</summary>
/// <param name="Revision">The revision as the user named it.</param>
/// <param name="Root">The temporary folder: the top of the repository.</param>
/// <param name="Current">The current folder at that revision, whether it was there or not.</param>
/// <param name="Scope">The file, folder or glob that was asked for, below <paramref name="Root"/>.</param>
internal sealed record RevisionFolder(string Revision, string Root, string Current, string Scope) : IDisposable
{
    /// <summary>Stands in front of paths in messages: <c>main:k8s/web.yaml</c>, as git spells files of a revision.</summary>
    public string DisplayPrefix => Revision + ":";

    /// <summary>The folder of the knetc.yaml in force for the scope, found upwards inside the repository; else the scope.</summary>
    public string FindProject()
    {
        for (string? folder = Scope; folder is not null && folder.Length >= Root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, ProjectFile.FileName))) return folder;
        }

        return Scope;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
