using Knetc.Testing;

namespace Knetc.Conformance;

/// <summary>The reference captures in this project's <c>captures</c> folder.</summary>
internal static class Captures
{
    public const string IptablesFolder = "iptables";
    public const string IpvsFolder = "ipvs";
    public const string NftablesFolder = "nftables";
    public const string ValidationFolder = "validation";

    public static string PathOf(params ReadOnlySpan<string> parts) =>
        Path.Combine([Repository.PathOf("tests", "Knetc.Conformance.Tests", "captures"), .. parts]);

    /// <summary>The names of a mode's cases, in order. A missing folder throws, which fails the test that asks.</summary>
    public static IReadOnlyList<string> CasesOf(string mode) =>
        [.. Directory.GetDirectories(PathOf(mode)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];
}
