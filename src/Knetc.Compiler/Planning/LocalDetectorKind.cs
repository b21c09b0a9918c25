namespace Knetc.Planning;

/// <summary>How traffic of the node's own pods is told from other traffic.</summary>
public enum LocalDetectorKind
{
    /// <summary>Not at all: rules that would need it are left out.</summary>
    None,

    /// <summary>By source address.</summary>
    Network,

    /// <summary>By the interface it comes from.</summary>
    Interface,

    /// <summary>By the start of the name of the interface it comes from.</summary>
    InterfacePrefix,
}
