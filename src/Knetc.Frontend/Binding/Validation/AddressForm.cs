using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>A legible text of an address that would better be written in another form.</summary>
/// <param name="Canonical">The usual text of the same address.</param>
internal sealed record AddressForm(DiagnosticDescriptor Descriptor, string Message, string Canonical)
{
    /// <summary>What is odd about the text of an address, or null. A text that is no address is left to the rules.</summary>
    public static AddressForm? Judge(string text)
    {
        if (text.Length == 0 || IpAddress.TryParse(text.AsSpan(), ParsingGrade.Canonical, out _)) return null;
        if (!IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address)) return null;
        string canonical = address.ToString();
        return IpAddress.TryParse(text.AsSpan(), ParsingGrade.StrictLegacy, out _)
            ? Unusual(text, canonical)
            : RefusedLater(text, canonical);
    }

    /// <summary>Reports what is odd about the text of a network: at most host bits and one of the other forms together.</summary>
    public static void ReportNetwork(string text, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        if (IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Canonical, out _)) return;
        if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network, out var address)) return;
        bool hasHostBits = address != network.Address;
        bool ambiguous = hasHostBits && version.IsAtLeast(33);
        if (ambiguous)
        {
            errors.Add(
                ServiceWarningDiagnostics.AmbiguousNetwork, path,
                $"{ObjectErrors.Quote(text)} is ambiguous: use {network} for the network, "
                + $"or {address}/{address.BitLength} for the address alone");
        }

        string canonical = $"{address}/{network.PrefixLength}";
        if (IsOdd(text)) RefusedLater(text, canonical).Report(path, path, errors);
        else if (!ambiguous && text != canonical) Unusual(text, canonical).Report(path, path, errors);
    }

    public void Report(FieldPath path, FieldPath located, ObjectErrors errors) =>
        errors.Add(Descriptor, path, Message, located: located, fix: Canonical);

    private static AddressForm RefusedLater(string text, string canonical) =>
        new(ServiceWarningDiagnostics.AddressRefusedLater,
            $"{ObjectErrors.Quote(text)} is a form that newer releases refuse; use {canonical}", canonical);

    private static AddressForm Unusual(string text, string canonical) =>
        new(ServiceWarningDiagnostics.UnusualSpelling, $"{ObjectErrors.Quote(text)} is not in canonical form; use {canonical}", canonical);

    /// <summary>Whether a readable network is refused for more than its host bits.</summary>
    private static bool IsOdd(string text)
    {
        int slash = text.IndexOf('/');
        return !IpAddress.TryParse(text.AsSpan(0, slash), ParsingGrade.StrictLegacy, out _)
            || (text[slash + 1] == '0' && text.Length > slash + 2);
    }
}
