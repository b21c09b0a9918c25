namespace Knetc.Endpoints;

/// <summary>How the endpoints of a Service get their topology hints.</summary>
internal enum HintRule
{
    None,

    /// <summary>Endpoints are shared out among zones in proportion to their CPUs.</summary>
    Proportional,

    /// <summary>Every endpoint serves its own zone.</summary>
    SameZone,

    /// <summary>Every endpoint serves its own node and zone.</summary>
    SameNode,
}
