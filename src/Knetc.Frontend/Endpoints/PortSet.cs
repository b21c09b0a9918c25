using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Text;

namespace Knetc.Endpoints;

/// <summary>The ports of a slice and the text that stands for them as a set (api-semantics §4.6).</summary>
/// <param name="Key">Equal for equal sets, whatever their order.</param>
internal sealed record PortSet(string Key, ImmutableArray<EndpointPort> Ports)
{
    public static readonly PortSet Empty = new("-", []);

    public static PortSet Of(ImmutableArray<EndpointPort> ports)
    {
        if (ports.IsEmpty) return Empty;
        if (ports.Length == 1) return new PortSet(Text(ports[0]), ports);
        var entries = new string[ports.Length];
        for (int i = 0; i < entries.Length; i++) entries[i] = Text(ports[i]);
        Array.Sort(entries, Utf8Order.Instance);
        return new PortSet(string.Join(",", entries), ports);
    }

    private static string Text(EndpointPort port)
    {
        string text = $"{port.Name}/{port.Protocol}/{port.Port?.ToString(CultureInfo.InvariantCulture)}";
        return port.AppProtocol is null ? text : $"{text}/{port.AppProtocol}";
    }
}
