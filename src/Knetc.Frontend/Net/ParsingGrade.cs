namespace Knetc.Net;

/// <summary>How strictly the text of an address or network is read; the API chooses by field and release.</summary>
public enum ParsingGrade
{
    /// <summary>Leading zeros, IPv4-mapped IPv6, any IPv6 spelling and host bits are accepted: legacy fields before 1.36.</summary>
    Sloppy,

    /// <summary>As sloppy, without leading zeros, IPv4-mapped IPv6 and host bits: legacy fields from 1.36.</summary>
    StrictLegacy,

    /// <summary>Strict, and spelled as RFC 5952 prescribes: new-style objects.</summary>
    Canonical,
}
