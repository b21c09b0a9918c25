namespace Knetc.Planning;

/// <summary>Which hints of the endpoints are honoured for a service port.</summary>
public enum TopologyMode
{
    None,
    SameZone,
    SameNode,
}
