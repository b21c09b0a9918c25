using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Options;

/// <summary>A component of Kubernetes that a container runs, and the flags it is given.</summary>
/// <param name="Program"><c>kube-apiserver</c>, <c>kube-controller-manager</c> or <c>kube-proxy</c>.</param>
/// <param name="Object">The Pod or workload.</param>
/// <param name="Flags">Its command line.</param>
internal sealed record ComponentCommand(string Program, ManifestObject Object, ComponentFlags Flags)
{
    public const string ApiServer = "kube-apiserver";
    public const string ControllerManager = "kube-controller-manager";
    public const string KubeProxy = "kube-proxy";

    private static readonly FieldPath PodSpecPath = FieldPath.Of("spec");

    /// <summary>A kube-proxy that is given a configuration file leaves its other flags unread.</summary>
    public bool IsConfiguredByFile => Program == KubeProxy && Flags.Find("config") is not null;

    /// <summary>Every component that a pod or a pod template runs, in the order of the objects.</summary>
    public static ImmutableArray<ComponentCommand> Find(BoundObjects objects)
    {
        var commands = ImmutableArray.CreateBuilder<ComponentCommand>();
        foreach (var pod in objects.Pods) Find(pod.Manifest, pod.Spec, PodSpecPath, commands);
        foreach (var workload in objects.Workloads) Find(workload.Manifest, workload.Template.Spec, workload.Template.Path.Field("spec"), commands);
        return commands.ToImmutable();
    }

    /// <summary>The component that a container runs, or null.</summary>
    public static string? ProgramOf(Container container) => ProgramOf(container, out _);

    private static void Find(ManifestObject manifest, PodSpec spec, FieldPath path, ImmutableArray<ComponentCommand>.Builder commands)
    {
        for (int i = 0; i < spec.Containers.Length; i++)
        {
            var container = spec.Containers[i];
            if (ProgramOf(container, out int first) is not { } program) continue;
            var words = Words(container, path.Field("containers").Index(i));
            words.RemoveRange(0, first);
            commands.Add(new ComponentCommand(program, manifest, ComponentFlags.OfWords(manifest, words)));
        }
    }

    /// <summary>The program is named by a word of the command, or by the image where there are only arguments.</summary>
    /// <param name="container">Any container.</param>
    /// <param name="first">The number of words before the first flag.</param>
    private static string? ProgramOf(Container container, out int first)
    {
        first = 0;
        foreach (string word in container.Command)
        {
            first++;
            if (Known(BaseName(word)) is { } program) return program;
        }

        if (!container.Command.IsEmpty) return null;
        foreach (string word in container.Args)
        {
            first++;
            if (word.StartsWith("-", StringComparison.Ordinal)) break;
            if (Known(BaseName(word)) is { } program) return program;
        }

        first = 0;
        string image = BaseName(container.Image);
        int end = image.IndexOfAny([':', '@']);
        return Known(end < 0 ? image : image.Substring(0, end));
    }

    private static List<(string, FieldPath)> Words(Container container, FieldPath path)
    {
        var words = new List<(string, FieldPath)>(container.Command.Length + container.Args.Length);
        for (int i = 0; i < container.Command.Length; i++) words.Add((container.Command[i], path.Field("command").Index(i)));
        for (int i = 0; i < container.Args.Length; i++) words.Add((container.Args[i], path.Field("args").Index(i)));
        return words;
    }

    private static string BaseName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static string? Known(string name) => name is ApiServer or ControllerManager or KubeProxy ? name : null;
}
