using System.Collections.Immutable;
using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>Looks keys up in a set or map of nftables.</summary>
internal sealed class NftSetIndex
{
    private readonly Dictionary<Datum, Element> _exact;
    private readonly ImmutableArray<Element> _ranges;

    public NftSetIndex(ImmutableArray<Element> elements)
    {
        _ranges = [.. elements.Where(static element => NftAgreement.IsRange(element.Key))];
        _exact = elements.Where(static element => !NftAgreement.IsRange(element.Key)).ToDictionary(static element => element.Key);
    }

    public Element? Find(Datum key)
    {
        if (_exact.TryGetValue(key, out var element)) return element;
        foreach (var range in _ranges)
        {
            if (NftAgreement.Contains(range.Key, key)) return range;
        }

        return null;
    }
}
