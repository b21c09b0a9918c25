using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Nftables.Delta;
using Knetc.Options;

namespace Knetc.Output;

/// <summary>Writes <c>kube-proxy.delta.nft</c>: the transaction from the rules of an earlier run to those of this one.</summary>
internal static class NftablesDelta
{
    public const string FileName = "kube-proxy.delta.nft";

    /// <summary>What is wrong with the earlier run.</summary>
    /// <param name="options">Says the mode.</param>
    /// <param name="nodes">The nodes that output is generated for.</param>
    /// <param name="previous">Gives the files of the earlier run by path; null when none counts.</param>
    public static IEnumerable<Diagnostic> Check(
        ClusterOptions options, IEnumerable<Node> nodes, Func<string, ReadOnlyMemory<byte>?>? previous)
    {
        if (previous is null) yield break;
        if (options.ProxyMode != ProxyMode.Nftables)
        {
            string mode = options.ProxyMode.ToString().ToLowerInvariant();
            yield return new Diagnostic(BackEndDiagnostics.PreviousWithoutEffect, $"an earlier run (`--previous`) has no effect in mode {mode}");
            yield break;
        }

        foreach (var node in nodes)
        {
            string path = PathOf(node.Name);
            if (previous(path) is { } content && DeltaWriter.Check(content) is { } problem)
            {
                yield return new Diagnostic(BackEndDiagnostics.PreviousRules, $"{path} of the earlier run cannot be read: {problem}");
            }
        }
    }

    /// <summary>Where a run has the rules of a node.</summary>
    public static string PathOf(string node) => $"nodes/{node}/{NftablesFiles.RulesName}";

    /// <summary>The file of one node.</summary>
    /// <param name="previous">Its rules in the earlier run; null when it had none.</param>
    /// <param name="rules">Its rules now.</param>
    /// <param name="files">Has the frame.</param>
    public static RuleFile Write(ReadOnlyMemory<byte>? previous, RuleFile rules, RuleFileWriter files) =>
        files.Write(FileName, (text, _) => DeltaWriter.Write(previous ?? default, [.. rules.Content], text));
}
