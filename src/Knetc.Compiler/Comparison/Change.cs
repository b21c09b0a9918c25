using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Comparison;

/// <summary>One thing that traffic will find different.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Effect">Whether something comes, goes, changes or stops working.</param>
/// <param name="Object">What it is about: <c>Service shop/web</c>, <c>Node north</c>, <c>Option clusterCIDR</c>.</param>
/// <param name="Message">The change in words, without the object and without a full stop.</param>
public sealed record Change(ChangeKind Kind, ChangeEffect Effect, string Object, string Message)
{
    /// <summary>The service port: its name, else number and protocol; null when it is about more than one port.</summary>
    public string? Port { get; init; }

    /// <summary>Which traffic of the service port; null for all of it and for everything that is not a service port.</summary>
    public Traffic? Traffic { get; init; }

    /// <summary>Names of the nodes; null for all nodes that are compared, and where nodes play no part.</summary>
    public ImmutableArray<string>? Nodes { get; init; }

    /// <summary>What was there before; empty when nothing was.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>What is there now; empty when nothing is.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The manifest field behind the new state; behind the old one for what is gone.</summary>
    public Origin Origin { get; init; }
}
