namespace Knetc.Output;

/// <summary>Nodes that have files in common, which are rendered once.</summary>
internal sealed class NodeGroup
{
    private List<RuleFile>? _files;
    private int _left;

    /// <summary>How many nodes of the cluster there are, whether or not this run writes them.</summary>
    public int Size { get; private set; }

    /// <summary>Whether this run writes any of the nodes.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Adds a node.</summary>
    /// <param name="isVisited">Whether the run will look at it.</param>
    /// <param name="isWritten">Whether the run will write its files.</param>
    public void Add(bool isVisited, bool isWritten)
    {
        Size++;
        if (isVisited) _left++;
        IsWritten |= isWritten;
    }

    /// <summary>The files for the next node; null when it is the first.</summary>
    public IReadOnlyList<RuleFile>? Take()
    {
        var files = _files;
        _left--;
        if (_left == 0) _files = null;
        return files;
    }

    /// <summary>Keeps a file of the first node as long as nodes are left; without its content when that is in the shared file.</summary>
    public void Keep(RuleFile file)
    {
        if (_left > 0) (_files ??= []).Add(file.SharedPath is null ? file : file with { Content = [], Origins = null });
    }
}
