namespace Knetc.Generators.Hosts;

/// <summary>How sure it is that a text is a host.</summary>
internal enum HostContext
{
    /// <summary>Nothing says so but the text itself.</summary>
    Bare,

    /// <summary>A member or a parameter is called so, which ordinary words may be values of.</summary>
    Named,

    /// <summary>A host for certain, but perhaps one of the internet: a URI with encryption and without a port.</summary>
    Public,

    /// <summary>It stands where only a host can: in a URI, a connection string, an argument of a network API.</summary>
    Certain,
}
