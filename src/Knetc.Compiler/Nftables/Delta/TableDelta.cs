using Knetc.Iptables;

namespace Knetc.Nftables.Delta;

/// <summary>
/// The commands that turn one table into another. First goes what is no longer there: rules, elements, then the sets and
/// chains that nothing leads to any more; then comes what is new, in the order in which things need each other.
/// </summary>
internal sealed class TableDelta
{
    private readonly WrittenTable? _before;
    private readonly WrittenTable _after;
    private readonly List<WrittenSet> _goneSets = [];
    private readonly List<string> _goneChains = [];

    /// <summary>Chains that stay and get other rules.</summary>
    private readonly List<string> _changedChains = [];

    /// <summary>Sets to be declared: new ones, and those with another timeout.</summary>
    private readonly List<WrittenSet> _declared = [];

    /// <summary>Chains to be declared or filled.</summary>
    private readonly List<WrittenChain> _filled = [];

    private readonly List<ElementDelta> _elements = [];

    /// <param name="before">Null when there was no such table.</param>
    /// <param name="after">The table that is to be.</param>
    public TableDelta(WrittenTable? before, WrittenTable after)
    {
        _after = after;
        if (before is null || before.Comment != after.Comment) return;
        _before = before;
        CompareSets(before);
        CompareChains(before);
    }

    public void Write(RuleText text)
    {
        if (_before is null)
        {
            WriteWhole(text);
            return;
        }

        foreach (string chain in _changedChains) Command("flush chain ", chain, text);
        foreach (string chain in _goneChains) Command("flush chain ", chain, text);
        foreach (var elements in _elements) WriteElements("delete", elements.Set, elements.Gone, text);
        foreach (var set in _goneSets) Command($"delete {set.Kind} ", set.Name, text);
        foreach (string chain in _goneChains) Command("delete chain ", chain, text);
        WriteParts(text);
        foreach (var elements in _elements) WriteElements("add", elements.Set, elements.New, text);
    }

    private void CompareSets(WrittenTable before)
    {
        foreach (var (name, set) in before.Sets)
        {
            if (!_after.Sets.TryGetValue(name, out var next) || !set.IsLike(next)) _goneSets.Add(set);
        }

        foreach (var (name, set) in _after.Sets)
        {
            var old = before.Sets.GetValueOrDefault(name);
            bool isNew = old is null || !old.IsLike(set);
            if (isNew || old!.Properties != set.Properties) _declared.Add(set);
            var elements = new ElementDelta(name, isNew ? [] : old!.Elements, set.Elements);
            if (!elements.IsEmpty) _elements.Add(elements);
        }
    }

    private void CompareChains(WrittenTable before)
    {
        var replaced = _goneSets.Where(set => _after.Sets.ContainsKey(set.Name)).Select(static set => "@" + set.Name).ToList();
        foreach (var (name, chain) in before.Chains)
        {
            // Only chains with hooks ever change their properties, and nothing leads to those.
            if (!_after.Chains.TryGetValue(name, out var next) || next.Properties != chain.Properties) _goneChains.Add(name);
            else if (next.Rules != chain.Rules || replaced.Exists(set => Names(chain.Rules, set))) _changedChains.Add(name);
        }

        var stay = new HashSet<string>(_changedChains, StringComparer.Ordinal);
        foreach (var (name, chain) in _after.Chains)
        {
            bool isNew = !before.Chains.TryGetValue(name, out var old) || old.Properties != chain.Properties;
            if (isNew || stay.Contains(name)) _filled.Add(chain);
        }
    }

    /// <summary>Whether rules use a set, which then cannot be deleted under them.</summary>
    private static bool Names(string rules, string set)
    {
        for (int i = rules.IndexOf(set, StringComparison.Ordinal); i >= 0; i = rules.IndexOf(set, i + 1, StringComparison.Ordinal))
        {
            if (i + set.Length == rules.Length || rules[i + set.Length] is ' ' or '\n') return true;
        }

        return false;
    }

    /// <summary>A table that cannot be changed is replaced.</summary>
    private void WriteWhole(RuleText text)
    {
        foreach (string command in (ReadOnlySpan<string>)["add", "delete"])
        {
            text.Append(command);
            text.Append(" table ");
            text.Append(_after.Name);
            text.EndLine();
        }

        WriteStart("table ", "", text);
        if (_after.Comment.Length > 0)
        {
            text.Append(_after.Comment);
            text.EndLine();
        }

        foreach (var set in _after.Sets.Values) WriteSet(set, withElements: true, text);
        foreach (var chain in _after.Chains.Values) WriteChain(chain, text);
        text.Append('}');
        text.EndLine();
    }

    private void WriteParts(RuleText text)
    {
        if (_declared.Count + _filled.Count == 0) return;
        WriteStart("table ", "", text);
        foreach (var set in _declared) WriteSet(set, withElements: false, text);
        foreach (var chain in _filled) WriteChain(chain, text);
        text.Append('}');
        text.EndLine();
    }

    private static void WriteSet(WrittenSet set, bool withElements, RuleText text)
    {
        text.Append('\t');
        text.Append(set.Kind);
        text.Append(' ');
        text.Append(set.Name);
        text.Append(" {");
        text.EndLine();
        text.Append(set.Properties);
        if (withElements && set.Elements.Count > 0)
        {
            text.Append("\t\telements = {");
            text.EndLine();
            foreach (var element in set.Elements)
            {
                text.Append("\t\t\t");
                text.Append(element.Span);
                text.Append(',');
                text.EndLine();
            }

            text.Append("\t\t}");
            text.EndLine();
        }

        text.Append("\t}");
        text.EndLine();
    }

    private static void WriteChain(WrittenChain chain, RuleText text)
    {
        text.Append("\tchain ");
        text.Append(chain.Name);
        text.Append(" {");
        text.EndLine();
        text.Append(chain.Properties);
        text.Append(chain.Rules);
        text.Append("\t}");
        text.EndLine();
    }

    private void WriteElements(string command, string set, IReadOnlyCollection<ReadOnlyMemory<char>> elements, RuleText text)
    {
        if (elements.Count == 0) return;
        text.Append(command);
        WriteStart(" element ", " " + set, text);
        foreach (var element in elements)
        {
            text.Append('\t');
            text.Append(element.Span);
            text.Append(',');
            text.EndLine();
        }

        text.Append('}');
        text.EndLine();
    }

    private void WriteStart(string command, string rest, RuleText text)
    {
        text.Append(command);
        text.Append(_after.Name);
        text.Append(rest);
        text.Append(" {");
        text.EndLine();
    }

    private void Command(string command, string name, RuleText text)
    {
        text.Append(command);
        text.Append(_after.Name);
        text.Append(' ');
        text.Append(name);
        text.EndLine();
    }
}
