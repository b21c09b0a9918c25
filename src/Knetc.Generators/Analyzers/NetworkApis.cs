using Knetc.Generators.Hosts;
using Microsoft.CodeAnalysis;

namespace Knetc.Generators.Analyzers;

/// <summary>Which parameters and members are hosts, and which are ports.</summary>
internal static class NetworkApis
{
    private static readonly HashSet<string> HostNames = new(StringComparer.OrdinalIgnoreCase)
        { "host", "hostName", "hostNameOrAddress", "server", "serverName", "remoteHost", "serverHost", "smtpHost", "dbHost", "redisHost", "bootstrapServers" };

    /// <summary>Types whose parameters and members of those names are hosts for certain.</summary>
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.Socket", "System.Net.Sockets.SocketTaskExtensions",
        "System.Net.DnsEndPoint", "System.Net.Dns", "System.Net.NetworkInformation.Ping", "System.Net.Mail.SmtpClient", "System.UriBuilder",
        "RabbitMQ.Client.ConnectionFactory", "Npgsql.NpgsqlConnectionStringBuilder", "MySqlConnector.MySqlConnectionStringBuilder",
        "MySql.Data.MySqlClient.MySqlConnectionStringBuilder", "StackExchange.Redis.EndPointCollection", "Confluent.Kafka.ClientConfig",
        "Confluent.Kafka.ProducerConfig", "Confluent.Kafka.ConsumerConfig", "Confluent.Kafka.AdminClientConfig", "MailKit.MailService", "MailKit.IMailService",
        "Renci.SshNet.ConnectionInfo", "Grpc.Core.Channel", "FluentFTP.FtpClient", "FluentFTP.AsyncFtpClient", "Cassandra.Builder",
        "System.DirectoryServices.Protocols.LdapDirectoryIdentifier",
    };

    /// <summary>What a value of that parameter or member is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="owner">The type that has it.</param>
    public static HostContext ContextOf(string name, INamedTypeSymbol? owner)
    {
        if (!HostNames.Contains(name)) return HostContext.Bare;
        for (var type = owner; type is not null; type = type.BaseType)
        {
            if (Types.Contains(type.ToDisplayString())) return HostContext.Certain;
        }

        return HostContext.Named;
    }

    public static bool IsPort(string name) =>
        string.Equals(name, "port", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Port", StringComparison.Ordinal);
}
