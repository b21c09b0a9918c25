namespace Knetc.Binding.Validation;

/// <summary>A feature gate that kube-proxy acts on.</summary>
/// <param name="Since">The minor release that brought it.</param>
/// <param name="BetaFrom">The first minor release in which AllBeta switches it, and AllAlpha no longer.</param>
/// <param name="OnFrom">The first minor release in which it is on by default.</param>
/// <param name="LockedFrom">The first minor release that accepts no other value.</param>
internal sealed record ProxyGate(string Name, int Since, int BetaFrom, int OnFrom, int LockedFrom);
