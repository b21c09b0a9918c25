namespace Knetc.Planning;

/// <summary>Tells service ports apart, whatever their place in a list.</summary>
internal sealed class PortIdentity;
