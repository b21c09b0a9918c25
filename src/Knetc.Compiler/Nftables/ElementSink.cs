using System.Collections.Immutable;

namespace Knetc.Nftables;

/// <summary>Collects the elements of a map. The kernel refuses a key with two verdicts, so the first one counts.</summary>
internal sealed class ElementSink
{
    private readonly List<Element> _elements = [];
    private HashSet<Datum>? _shared;

    /// <param name="element">The element.</param>
    /// <param name="mayBeShared">Whether the same key can come again.</param>
    /// <returns>Whether it counts.</returns>
    public bool Add(Element element, bool mayBeShared)
    {
        if (mayBeShared && !(_shared ??= []).Add(element.Key)) return false;
        _elements.Add(element);
        return true;
    }

    public ImmutableArray<Element> ToElements() => [.. _elements];
}
