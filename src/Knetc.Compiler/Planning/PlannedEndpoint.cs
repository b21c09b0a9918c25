using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Planning;

/// <summary>One endpoint of a service port. Its address is spelled as in its slice, unlike every other address.</summary>
public sealed class PlannedEndpoint
{
    internal PlannedEndpoint(string text, string addressText, IpAddress address, int port)
    {
        Text = text;
        AddressText = addressText;
        Address = address;
        Port = port;
    }

    /// <summary><c>IP:port</c>, or <c>[IP]:port</c> for IPv6; the key by which duplicates are found.</summary>
    public string Text { get; }

    public string AddressText { get; }

    public IpAddress Address { get; }

    public int Port { get; }

    public string? NodeName { get; internal init; }

    public bool Ready { get; internal init; }

    public bool Serving { get; internal init; }

    public bool Terminating { get; internal init; }

    /// <summary>Zones that should use this endpoint; empty without hints.</summary>
    public ImmutableArray<string> Zones { get; internal init; } = [];

    /// <summary>Nodes that should use this endpoint; empty without hints.</summary>
    public ImmutableArray<string> Nodes { get; internal init; } = [];

    /// <summary>The endpoint in its slice, or the workload it was made from.</summary>
    public Origin Origin { get; internal init; }

    /// <summary>Place in the list of its service port; duplicates share it.</summary>
    public int Index { get; internal set; }

    /// <summary>Used only while no endpoint is ready: still serving while it shuts down.</summary>
    public bool IsServingTerminating => Serving && Terminating;

    /// <summary>Position in the order of slices; tells which duplicate came first.</summary>
    internal int Sequence { get; init; }

    /// <summary>The next endpoint with the same text, in the order of slices.</summary>
    internal PlannedEndpoint? Duplicate { get; set; }

    public bool IsLocalTo(string nodeName) => NodeName is not null && NodeName == nodeName;

    /// <summary>Among duplicates the last local one counts, else the first; so the choice depends on the node.</summary>
    public PlannedEndpoint ChooseFor(string nodeName)
    {
        var chosen = this;
        for (var other = Duplicate; other is not null; other = other.Duplicate)
        {
            if (other.IsLocalTo(nodeName)) chosen = other;
        }

        return chosen;
    }

    public override string ToString() => Text;
}
