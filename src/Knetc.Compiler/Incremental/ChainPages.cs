using Knetc.Iptables;

namespace Knetc.Incremental;

/// <summary>
/// The chains of a table by name, on pages: a chain that comes or goes changes the text of one page, not of the hundred thousand
/// lines that a large cluster has.
/// </summary>
internal sealed class ChainPages
{
    private const int UsualSize = 256;
    private const int MostSize = 2 * UsualSize;

    private readonly List<Page> _pages = [];

    /// <summary>Takes chains out and puts others in.</summary>
    /// <param name="removed">Chains that were put in earlier.</param>
    /// <param name="added">Chains that were not.</param>
    public void Change(IReadOnlyCollection<Chain> removed, List<Chain> added)
    {
        if (_pages.Count == 0)
        {
            var all = added.ToList();
            all.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            for (int start = 0; start < all.Count; start += UsualSize) _pages.Add(new Page(all.GetRange(start, Math.Min(UsualSize, all.Count - start))));
            return;
        }

        foreach (var chain in removed) Remove(chain);
        foreach (var chain in added) Add(chain);
    }

    /// <summary>The lines of all pages.</summary>
    public IEnumerable<Lines> Render(LineWriter writer)
    {
        foreach (var page in _pages) yield return page.Lines ??= writer.Write(page.Chains.ToArray());
    }

    private void Remove(Chain chain)
    {
        // Several pages may hold the same name.
        for (int i = Find(chain.Name); i >= 0; i--)
        {
            int index = _pages[i].Chains.FindIndex(other => ReferenceEquals(other, chain));
            if (index < 0) continue;
            _pages[i].Chains.RemoveAt(index);
            _pages[i].Lines = null;
            if (_pages[i].Chains.Count == 0) _pages.RemoveAt(i);
            return;
        }
    }

    private void Add(Chain chain)
    {
        if (_pages.Count == 0) _pages.Add(new Page([]));
        int number = Math.Max(0, Find(chain.Name));
        var page = _pages[number];
        int index = page.Chains.Count;
        while (index > 0 && string.CompareOrdinal(page.Chains[index - 1].Name, chain.Name) > 0) index--;
        page.Chains.Insert(index, chain);
        page.Lines = null;
        if (page.Chains.Count <= MostSize) return;
        _pages.Insert(number + 1, new Page(page.Chains.GetRange(UsualSize, page.Chains.Count - UsualSize)));
        page.Chains.RemoveRange(UsualSize, page.Chains.Count - UsualSize);
    }

    /// <summary>The last page that begins with a name no later than this one, or -1.</summary>
    private int Find(string name)
    {
        int low = 0;
        int high = _pages.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_pages[middle].Chains[0].Name, name) <= 0) low = middle + 1;
            else high = middle - 1;
        }

        return high;
    }

    private sealed class Page(List<Chain> chains)
    {
        public List<Chain> Chains => chains;

        /// <summary>Null after a change.</summary>
        public Lines? Lines { get; set; }
    }
}
