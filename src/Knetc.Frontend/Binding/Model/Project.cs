using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>knetc.yaml</c>, its cluster options aside. Texts are as written; what is absent is empty.</summary>
public sealed record Project(ManifestObject Manifest) : IManifestObject
{
    /// <summary>Globs of the files to read, relative to the file.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Globs of files to leave out.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Ranges in use on the hosts, as written.</summary>
    public ImmutableArray<string> HostRanges { get; init; } = [];

    /// <summary>The nodes, when they are listed.</summary>
    public ImmutableArray<Node> Nodes { get; init; } = [];

    /// <summary>Choose node pod ranges by hash instead of in sequence.</summary>
    public bool NodeCidrsByHash { get; init; }

    /// <summary>Choose pod IPs in sequence instead of by hash.</summary>
    public bool PodIPsInSequence { get; init; }

    /// <summary>Pods without a status count as not ready.</summary>
    public bool PodsStartUnready { get; init; }

    /// <summary>How the pod network is built.</summary>
    public PodNetworkSettings PodNetwork { get; init; } = new();

    /// <summary>Every namespace in use is to be declared.</summary>
    public bool RequireDeclaredNamespaces { get; init; }

    /// <summary>Folder of the output, relative to the file.</summary>
    public string OutputDirectory { get; init; } = "";

    /// <summary>The lock file, relative to the file.</summary>
    public string LockFile { get; init; } = "";

    public ImmutableArray<string> Emit { get; init; } = [];

    /// <summary>Severities by diagnostic number.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Severities { get; init; } = [];

    /// <summary>Findings that are accepted.</summary>
    public ImmutableArray<IgnoredDiagnostic> Ignored { get; init; } = [];
}
