namespace Knetc.Generators.Hosts;

/// <summary>What a host is to the cluster: declared, not declared though it should be, or none of its business.</summary>
/// <param name="Services">The Services it may be; none unless it is declared.</param>
/// <param name="Problem">Why it is not declared; else null.</param>
internal sealed record HostVerdict(IReadOnlyList<DeclaredService> Services, string? Problem)
{
    public static readonly HostVerdict Foreign = new([], null);

    public static HostVerdict Declared(IReadOnlyList<DeclaredService> services) => new(services, null);

    public static HostVerdict Undeclared(string problem) => new([], problem);
}
