using System.Text;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on <c>dnsConfig</c>. Its limits are those of libc's resolver.</summary>
internal static class PodDnsRules
{
    private const int MaxNameservers = 3;
    private const int MaxSearches = 32;
    private const int MaxSearchCharacters = 2048;

    public static void Validate(PodSpec spec, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        var configPath = path.Field("dnsConfig");
        bool none = spec.DnsPolicy == "None";
        if (spec.DnsConfig is not { } config)
        {
            if (none) errors.Required(PodDiagnostics.DnsConfigMissing, configPath, "must provide `dnsConfig` when `dnsPolicy` is None");
            return;
        }

        if (none && config.Nameservers.IsEmpty)
        {
            errors.Required(
                PodDiagnostics.Nameservers, configPath.Field("nameservers"), "must provide at least one DNS nameserver when `dnsPolicy` is None");
            return;
        }

        ValidateNameservers(config, configPath.Field("nameservers"), version, errors);
        ValidateSearches(config, configPath.Field("searches"), version, errors);
        for (int i = 0; i < config.OptionNames.Length; i++)
        {
            if (config.OptionNames[i].Length == 0) errors.Required(PodDiagnostics.DnsSearch, configPath.Field("options").Index(i), "must not be empty");
        }
    }

    private static void ValidateNameservers(PodDnsConfig config, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        if (config.Nameservers.Length > MaxNameservers)
        {
            errors.Invalid(PodDiagnostics.Nameservers, path, config.Nameservers, $"must not have more than {MaxNameservers} nameservers");
        }

        for (int i = 0; i < config.Nameservers.Length; i++)
        {
            if (AddressText.NotAddress(config.Nameservers[i], AddressText.GradeOf(version), out _) is not { } bad) continue;
            errors.Invalid(PodDiagnostics.BadNameserver, path.Index(i), config.Nameservers[i], bad);
        }
    }

    private static void ValidateSearches(PodDnsConfig config, FieldPath path, KubeVersion version, ObjectErrors errors)
    {
        if (config.Searches.Length > MaxSearches)
        {
            errors.Invalid(PodDiagnostics.DnsSearch, path, config.Searches, $"must not have more than {MaxSearches} search paths");
        }

        int characters = Math.Max(config.Searches.Length - 1, 0);
        foreach (string search in config.Searches) characters += Encoding.UTF8.GetByteCount(search);
        if (characters > MaxSearchCharacters)
        {
            errors.Invalid(
                PodDiagnostics.DnsSearch, path, config.Searches,
                $"must not have more than {MaxSearchCharacters} characters (including spaces) in the search list");
        }

        bool relaxed = version.IsAtLeast(33);
        for (int i = 0; i < config.Searches.Length; i++)
        {
            string search = config.Searches[i];
            if (relaxed && search == ".") continue;
            string domain = search.EndsWith(".", StringComparison.Ordinal) ? search.Substring(0, search.Length - 1) : search;
            if (NotSearchDomain(domain, relaxed) is { } bad) errors.Invalid(PodDiagnostics.DnsSearch, path.Index(i), domain, bad);
        }
    }

    /// <summary>From 1.33 on underscores count as letters, except at the end of a part; one may begin it.</summary>
    private static string? NotSearchDomain(string domain, bool relaxed)
    {
        if (!relaxed || domain.IndexOf('_') < 0) return LexicalClass.NotDns1123Subdomain(domain);
        foreach (string part in domain.Split('.'))
        {
            if (part.EndsWith("_", StringComparison.Ordinal) || part.StartsWith("__", StringComparison.Ordinal) || part.StartsWith("_-", StringComparison.Ordinal))
            {
                return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character; a part may start with one '_'";
            }
        }

        return LexicalClass.NotDns1123Subdomain(domain.Replace('_', 'a'));
    }
}
