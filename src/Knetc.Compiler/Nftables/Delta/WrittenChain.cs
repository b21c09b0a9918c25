namespace Knetc.Nftables.Delta;

/// <summary>A chain as a file of ours says it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Properties">The lines before the rules, as written: comment and hook.</param>
/// <param name="Rules">The lines of the rules, as written.</param>
internal sealed record WrittenChain(string Name, string Properties, string Rules);
