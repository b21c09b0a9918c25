namespace Knetc.Generators.Hosts;

/// <summary>Finds hosts in URIs, of which a text may have several behind each other.</summary>
internal static class UriText
{
    /// <summary>Schemes whose hosts are looked up in DNS; others name resources, files or namespaces.</summary>
    private static readonly HashSet<string> NetworkSchemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "http", "https", "ws", "wss", "tcp", "udp", "tls", "ssl", "net.tcp", "grpc", "grpcs", "dns", "amqp", "amqps", "sb", "redis", "rediss", "valkey",
        "mysql", "mariadb", "postgres", "postgresql", "mongodb", "sqlserver", "cassandra", "clickhouse", "nats", "mqtt", "mqtts", "kafka", "stomp",
        "ftp", "sftp", "ldap", "ldaps", "smtp", "smtps", "imap", "pulsar", "pulsar+ssl", "memcached", "zookeeper", "etcd", "bolt", "neo4j",
        "opc.tcp", "https+http", "http+https", "rtsp", "ssh", "s3",
    };

    private static readonly HashSet<string> EncryptedSchemes = new(StringComparer.OrdinalIgnoreCase) { "https", "wss" };

    /// <param name="text">The text.</param>
    /// <param name="goesOn">Whether more text follows, so that a host at the very end may not be all of it.</param>
    public static IEnumerable<HostUse> Find(string text, bool goesOn)
    {
        for (int i = text.IndexOf("://", StringComparison.Ordinal); i >= 0; i = text.IndexOf("://", i + 3, StringComparison.Ordinal))
        {
            int scheme = i;
            while (scheme > 0 && (char.IsLetterOrDigit(text[scheme - 1]) || text[scheme - 1] is '+' or '-' or '.')) scheme--;
            string name = text.Substring(scheme, i - scheme);
            if (!NetworkSchemes.Contains(name)) continue;
            int start = i + 3;
            int end = start;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or ';' or ',' or '"' or '\'' or '<' or '>' or '\\') && !char.IsWhiteSpace(text[end])) end++;
            int at = text.LastIndexOf('@', end - 1, end - start);
            if (at >= 0) start = at + 1;
            if (AuthorityText.Read(text, start, end, HostContext.Certain) is not { } found) continue;
            var use = found;
            if (goesOn && use.Host.End == text.Length) continue;
            bool mayBePublic = use.Number < 0 && EncryptedSchemes.Contains(name);
            use = use with { Context = mayBePublic ? HostContext.Public : HostContext.Certain };
            yield return goesOn && use.Port.Length > 0 && use.Port.End == text.Length ? use with { Port = default, Number = -1 } : use;
        }
    }
}
