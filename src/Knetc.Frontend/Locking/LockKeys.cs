using System.Globalization;
using Knetc.Net;

namespace Knetc.Locking;

/// <summary>The keys of lock entries (api-semantics §3.3.5). No part of one can contain a slash.</summary>
public static class LockKeys
{
    /// <summary>A cluster IP, or a pod IP.</summary>
    public static string Address(IpFamily family, string @namespace, string name) => string.Concat(Family(family), @namespace, "/", name);

    /// <summary>The pod range of a node.</summary>
    public static string NodeCidr(IpFamily family, string node) => Family(family) + node;

    /// <summary>A Service's health check, or the place of a pod.</summary>
    public static string Object(string @namespace, string name) => $"{@namespace}/{name}";

    /// <summary>The node port that the protocols of a service port share.</summary>
    public static string NodePort(string @namespace, string name, int port) =>
        $"{@namespace}/{name}/{port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The node port of a protocol that has another one than its siblings.</summary>
    public static string NodePort(string @namespace, string name, int port, string protocol) => $"{NodePort(@namespace, name, port)}/{protocol}";

    /// <summary>The layout of EndpointSlices.</summary>
    /// <param name="ports">The set of ports as text; may contain slashes.</param>
    public static string Slices(string @namespace, string service, string addressType, string ports) => $"{@namespace}/{service}/{addressType}/{ports}";

    /// <summary>An endpoint within a layout.</summary>
    public static string Endpoint(string @namespace, string pod, string address) => string.Concat(string.Concat(@namespace, "/", pod), "/", address);

    private static string Family(IpFamily family) => family == IpFamily.IPv4 ? "IPv4/" : "IPv6/";
}
