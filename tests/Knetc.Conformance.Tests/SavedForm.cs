using System.Globalization;
using System.Text.RegularExpressions;

namespace Knetc.Conformance;

/// <summary>
/// Puts the rules of ipvs mode into the form in which iptables-save prints them back. The kernel tests have that done by
/// iptables itself; this knows just enough to do without.
/// </summary>
internal static partial class SavedForm
{
    /// <summary>The whole text of a restore file in the form of a save file; chain lines stay as they are.</summary>
    public static string OfText(string text, bool ipv6) =>
        string.Join('\n', text.Split('\n').Select(line => line.StartsWith("-A ", StringComparison.Ordinal) ? OfRule(line, ipv6) : line));

    /// <summary>One rule, from <c>-A</c> on.</summary>
    public static string OfRule(string rule, bool ipv6)
    {
        var chain = Chain().Match(rule).Value;
        var rest = rule[chain.Length..];
        string Take(Regex part)
        {
            var match = part.Match(rest);
            if (!match.Success) return "";
            rest = rest.Remove(match.Index, match.Length);
            return match.Value;
        }

        // Addresses, interface and protocol stand first, in this order.
        var source = Take(Source());
        if (source.Length > 0 && !source.Contains('/')) source += ipv6 ? "/128" : "/32";
        var front = source + Take(Interface()) + Take(Protocol());

        rest = VirtualServer().Replace(rest, match =>
            $"-m ipvs --vproto {NumberOf(match.Groups["protocol"].Value)} --vaddr {match.Groups["address"].Value} --vport");
        rest = Mark().Replace(rest, match => "0x" + ShortHex(match.Groups["digits"].Value));
        rest = OrMark().Replace(rest, "--set-xmark $1/$1");
        rest = XorMark().Replace(rest, "--set-xmark $1/0x0");
        rest = rest.Replace("'", "\\'", StringComparison.Ordinal);
        if (rest.EndsWith("-j REJECT", StringComparison.Ordinal)) rest += $" --reject-with {(ipv6 ? "icmp6" : "icmp")}-port-unreachable";
        return chain + front + rest;
    }

    private static string NumberOf(string protocol) => protocol switch
    {
        "tcp" => "6",
        "udp" => "17",
        "sctp" => "132",
        _ => throw new FormatException($"No protocol of a service: {protocol}"),
    };

    private static string ShortHex(string digits) =>
        uint.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-A \S+")]
    private static partial Regex Chain();

    [GeneratedRegex(@" (! )?-s \S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Source();

    [GeneratedRegex(@" (! )?-i \S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Interface();

    [GeneratedRegex(@" -p \S+")]
    private static partial Regex Protocol();

    [GeneratedRegex(@"-m ipvs --vaddr (?<address>\S+) --vproto (?<protocol>\S+) --vport")]
    private static partial Regex VirtualServer();

    [GeneratedRegex("0x(?<digits>[0-9a-f]{8})")]
    private static partial Regex Mark();

    [GeneratedRegex(@"--or-mark (\S+)")]
    private static partial Regex OrMark();

    [GeneratedRegex(@"--xor-mark (\S+)")]
    private static partial Regex XorMark();
}
