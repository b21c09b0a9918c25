namespace Knetc.Nftables.Delta;

/// <summary>A table as a file of ours says it.</summary>
/// <param name="Name">Family and name: <c>ip kube-proxy</c>.</param>
/// <param name="Comment">The line of its comment; empty without one.</param>
internal sealed record WrittenTable(string Name, string Comment)
{
    /// <summary>By name; sets and maps share their names.</summary>
    public Dictionary<string, WrittenSet> Sets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, WrittenChain> Chains { get; } = new(StringComparer.Ordinal);
}
