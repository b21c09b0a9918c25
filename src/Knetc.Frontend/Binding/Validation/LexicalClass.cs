using System.Text;

namespace Knetc.Binding.Validation;

/// <summary>The lexical classes of Kubernetes names (api-semantics §0.4). A class is named by its method; null means the text belongs to it.</summary>
public static class LexicalClass
{
    private const string Dns1035Label =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', or 'abc-123')";

    private const string Dns1123Label =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name', or '123-abc')";

    private const string Dns1123Subdomain =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com')";

    private const string NamePart =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName', or 'my.name', or '123-abc')";

    /// <summary>Why the text is no DNS-1035 label (up to 63 bytes), or null.</summary>
    public static string? NotDns1035Label(string text) =>
        TooLong(text, 63) ?? (IsLabel(text, 0, text.Length) && text[0] is >= 'a' and <= 'z' ? null : Dns1035Label);

    /// <summary>Why the text is no DNS-1123 label (up to 63 bytes), or null.</summary>
    public static string? NotDns1123Label(string text) =>
        TooLong(text, 63) ?? (IsLabel(text, 0, text.Length) ? null : IsSubdomain(text) ? "must not contain dots" : Dns1123Label);

    /// <summary>Why the text is no DNS-1123 subdomain (up to 253 bytes, its parts unbounded), or null.</summary>
    public static string? NotDns1123Subdomain(string text) => TooLong(text, 253) ?? (IsSubdomain(text) ? null : Dns1123Subdomain);

    /// <summary>Why the text is no fully qualified domain name, or null. One trailing dot is allowed.</summary>
    public static string? NotFqdn(string text)
    {
        string name = text.EndsWith(".", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        if (NotDns1123Subdomain(name) is { } reason) return reason;
        string[] parts = name.Split('.');
        if (parts.Length < 2) return "should be a domain with at least two segments separated by dots";
        foreach (string part in parts)
        {
            if (part.Length > 63) return $"label '{part}' must be no more than 63 bytes";
        }

        return null;
    }

    /// <summary>Why the text is no qualified name (<c>prefix/name</c> or <c>name</c>), or null.</summary>
    public static string? NotQualifiedName(string text)
    {
        int slash = text.IndexOf('/');
        string name = text.Substring(slash + 1);
        if (slash >= 0)
        {
            if (name.IndexOf('/') >= 0) return $"a qualified name {NamePart} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            string prefix = text.Substring(0, slash);
            if (prefix.Length == 0) return "prefix part must be non-empty";
            if (NotDns1123Subdomain(prefix) is { } reason) return $"prefix part {reason}";
        }

        if (name.Length == 0) return "name part must be non-empty";
        if (TooLong(name, 63) is { } tooLong) return $"name part {tooLong}";
        return IsNamePart(name) ? null : $"name part {NamePart}";
    }

    /// <summary>Why the text is no label value (empty, or up to 63 bytes of the name characters), or null.</summary>
    public static string? NotLabelValue(string text) =>
        text.Length == 0 ? null : TooLong(text, 63) ?? (IsNamePart(text) ? null : $"a valid label must be an empty string or {NamePart}");

    /// <summary>Whether the text is an IANA service name; unlike <see cref="NotPortName"/> it allocates nothing.</summary>
    public static bool IsPortName(string text)
    {
        bool hasLetter = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            hasLetter |= c is >= 'a' and <= 'z';
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) return false;
            if (c == '-' && (i == 0 || i == text.Length - 1 || text[i - 1] == '-')) return false;
        }

        return hasLetter && text.Length <= 15;
    }

    /// <summary>Every reason why the text is no IANA service name (port name), or none.</summary>
    public static IReadOnlyList<string> NotPortName(string text)
    {
        var reasons = new List<string>();
        if (text.Length == 0 || Encoding.UTF8.GetByteCount(text) > 15) reasons.Add(text.Length == 0 ? "must be non-empty" : "must be no more than 15 characters");
        bool charactersGood = true;
        bool hasLetter = false;
        foreach (char c in text)
        {
            hasLetter |= c is >= 'a' and <= 'z';
            charactersGood &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
        }

        if (!charactersGood) reasons.Add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        if (!hasLetter) reasons.Add("must contain at least one letter (a-z)");
        if (text.IndexOf("--", StringComparison.Ordinal) >= 0) reasons.Add("must not contain consecutive hyphens");
        if (text.Length > 0 && (text[0] == '-' || text[text.Length - 1] == '-')) reasons.Add("must not begin or end with a hyphen");
        return reasons;
    }

    /// <summary>The text that stands for a name prefix: a trailing dash and the character before it are not looked at.</summary>
    public static string MaskTrailingDash(string prefix) =>
        prefix.Length > 1 && prefix[prefix.Length - 1] == '-' ? prefix.Substring(0, prefix.Length - 2) + "a" : prefix;

    private static string? TooLong(string text, int limit) =>
        text.Length > limit || (text.Length * 3 > limit && Encoding.UTF8.GetByteCount(text) > limit) ? $"must be no more than {limit} bytes" : null;

    private static bool IsSubdomain(string text)
    {
        int start = 0;
        while (true)
        {
            int dot = text.IndexOf('.', start);
            int end = dot < 0 ? text.Length : dot;
            if (!IsLabel(text, start, end)) return false;
            if (dot < 0) return true;
            start = dot + 1;
        }
    }

    private static bool IsLabel(string text, int start, int end)
    {
        if (start >= end || text[start] == '-' || text[end - 1] == '-') return false;
        for (int i = start; i < end; i++)
        {
            if (text[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')) return false;
        }

        return true;
    }

    private static bool IsNamePart(string text)
    {
        if (!IsAlphanumeric(text[0]) || !IsAlphanumeric(text[text.Length - 1])) return false;
        foreach (char c in text)
        {
            if (!IsAlphanumeric(c) && c is not ('-' or '_' or '.')) return false;
        }

        return true;
    }

    private static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
