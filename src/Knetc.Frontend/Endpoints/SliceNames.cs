using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Hashing;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Endpoints;

/// <summary>Names slices: the owner's name and five characters that a live cluster draws at random (api-semantics §4.7).</summary>
internal static class SliceNames
{
    private const int MaxPrefixLength = 58;
    private const int SuffixLength = 5;

    /// <summary>Whether no other owner's slices can get the names of this one's: its name stands in them as a whole.</summary>
    public static bool AreApart(string owner) => owner.Length < MaxPrefixLength - 1;

    /// <summary>The slices by namespace and name.</summary>
    public static ImmutableArray<EndpointSlice> Assign(List<SliceDraft> drafts)
    {
        drafts.Sort(Compare);
        var taken = new HashSet<(string Namespace, string Name)>();
        var slices = ImmutableArray.CreateBuilder<EndpointSlice>(drafts.Count);
        foreach (var draft in drafts) slices.Add(Name(draft, taken));
        slices.Sort(static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Namespace, right.Namespace);
            return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        });
        return slices.MoveToImmutable();
    }

    private static EndpointSlice Name(SliceDraft draft, HashSet<(string Namespace, string Name)> taken)
    {
        string prefix = draft.Owner + "-";
        if (prefix.Length > MaxPrefixLength) prefix = prefix.Substring(0, MaxPrefixLength);
        string ordinal = draft.Ordinal.ToString(CultureInfo.InvariantCulture);
        string name;
        while (true)
        {
            var hash = AllocationHash.Of("slice", draft.Namespace, draft.Owner, draft.AddressType, draft.Ports.Key, ordinal);
            name = prefix + hash.ToSafeText(SuffixLength);
            if (taken.Add((draft.Namespace, name))) break;
            ordinal += "'";
        }

        var manifest = new ManifestObject("discovery.k8s.io/v1", "EndpointSlice", draft.Namespace, name);
        var metadata = new ObjectMeta { Name = name, Namespace = draft.Namespace, Labels = draft.Labels, Annotations = draft.Annotations };
        return new EndpointSlice(manifest, metadata, draft.AddressType) { Ports = draft.Ports.Ports, Endpoints = draft.Endpoints };
    }

    /// <summary>The order of the hash fields, which decides who keeps a name that two slices would get.</summary>
    private static int Compare(SliceDraft left, SliceDraft right)
    {
        int order = string.CompareOrdinal(left.Namespace, right.Namespace);
        if (order == 0) order = string.CompareOrdinal(left.Owner, right.Owner);
        if (order == 0) order = string.CompareOrdinal(left.AddressType, right.AddressType);
        if (order == 0) order = Utf8Order.Instance.Compare(left.Ports.Key, right.Ports.Key);
        return order != 0 ? order : left.Ordinal.CompareTo(right.Ordinal);
    }
}
