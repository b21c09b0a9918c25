using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>Whether data that say more than one value contain others.</summary>
internal static class NftAgreement
{
    /// <summary>Whether it stands for more than one value.</summary>
    public static bool IsRange(Datum datum) => datum switch
    {
        NetworkDatum or AddressRangeDatum or InterfaceDatum { IsPrefix: true } => true,
        DatumTuple tuple => tuple.Parts.Any(IsRange),
        _ => false,
    };

    public static bool Contains(Datum right, Datum left) => (right, left) switch
    {
        (NetworkDatum network, AddressDatum address) => network.Network.Contains(address.Address),
        (AddressRangeDatum range, AddressDatum address) => range.First.CompareTo(address.Address) <= 0 && range.Last.CompareTo(address.Address) >= 0,
        (InterfaceDatum { IsPrefix: true } prefix, InterfaceDatum name) => name.Name.StartsWith(prefix.Name, StringComparison.Ordinal),
        (DatumTuple rights, DatumTuple lefts) when rights.Parts.Length == lefts.Parts.Length =>
            rights.Parts.Zip(lefts.Parts).All(static pair => Contains(pair.First, pair.Second)),
        _ => right == left,
    };
}
