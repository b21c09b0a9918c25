using System.Globalization;
using Knetc.Text;

namespace Knetc.Generators.Hosts;

/// <summary>A host, or a host and a port: <c>db</c>, <c>db:3306</c>, <c>[::1]:80</c>.</summary>
internal static class AuthorityText
{
    /// <summary>Reads a part of a text; null when it is something else.</summary>
    public static HostUse? Read(string text, int start, int end, HostContext context, char separator = ':')
    {
        int hostEnd = end;
        int hostStart = start;
        if (start < end && text[start] == '[')
        {
            hostStart++;
            hostEnd = text.IndexOf(']', start, end - start);
            if (hostEnd < 0) return null;
        }
        else if (text.IndexOf(separator, start, end - start) is var found and >= 0)
        {
            hostEnd = found;
        }

        int colon = hostEnd < end && text[hostEnd] == ']' ? hostEnd + 1 : hostEnd;
        if (hostEnd <= hostStart) return null;
        var host = TextSpan.FromBounds(hostStart, hostEnd);
        if (colon >= end) return new HostUse(host, default, -1, context);
        if (text[colon] != separator) return null;
        if (colon + 1 == end) return new HostUse(host, default, -1, context);
        string digits = text.Substring(colon + 1, end - colon - 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
            ? new HostUse(host, new TextSpan(colon + 1, digits.Length), port, context)
            : null;
    }
}
