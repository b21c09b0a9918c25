using System.Collections.Immutable;
using System.Globalization;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>How the parts of a service port are called in changes.</summary>
internal static class ServiceWords
{
    private const int MaxListed = 4;

    public static string Object(PlannedServicePort port) => port.Service.Manifest.ToString();

    /// <summary>The port's name, else number and protocol.</summary>
    public static string Port(PlannedServicePort port) => port.Name.Port.Length > 0 ? port.Name.Port : Number(port);

    /// <summary><c>80/TCP</c>.</summary>
    public static string Number(PlannedServicePort port) => string.Create(CultureInfo.InvariantCulture, $"{port.Port}/{port.Name.Protocol}");

    /// <summary>In front of what concerns one port of several: <c>http: </c>.</summary>
    public static string Prefix(PlannedServicePort port) => port.Name.Port.Length > 0 ? port.Name.Port + ": " : "";

    /// <summary>Where the service port is reached from outside: node port and addresses.</summary>
    public static ImmutableArray<string> ExternalDestinations(PlannedServicePort port)
    {
        var destinations = ImmutableArray.CreateBuilder<string>();
        if (port.NodePort != 0) destinations.Add(string.Create(CultureInfo.InvariantCulture, $"node port {port.NodePort}"));
        foreach (var address in port.ExternalIPs) destinations.Add(Destination(address, port));
        foreach (var address in port.LoadBalancerVips) destinations.Add(Destination(address, port));
        return destinations.ToImmutable();
    }

    /// <summary><c>10.96.0.10:80</c>, <c>[fd00::a]:80</c>.</summary>
    public static string Destination(PlannedAddress address, PlannedServicePort port) =>
        string.Create(CultureInfo.InvariantCulture, $"{(address.Text.Contains(':') ? $"[{address.Text}]" : address.Text)}:{port.Port}");

    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A list that stays short: the first few and how many more.</summary>
    public static string List(ImmutableArray<string> items) => items.Length <= MaxListed
        ? string.Join(", ", items)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", items[..MaxListed])} and {items.Length - MaxListed} more");
}
