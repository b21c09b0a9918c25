using Knetc.Diagnostics;

namespace Knetc.Tests.Filtering;

/// <summary>What a project may make light of, as docs/findings.md says it.</summary>
public sealed class LatitudeTests
{
    [Theory]
    [InlineData("KN0003", Latitude.None)]
    [InlineData("KN0020", Latitude.None)]
    [InlineData("KN0045", Latitude.None)]
    [InlineData("KN2200", Latitude.None)]
    [InlineData("KN2205", Latitude.None)]
    [InlineData("KN0104", Latitude.Severity)]
    [InlineData("KN1123", Latitude.Severity)]
    [InlineData("KN2027", Latitude.Severity)]
    [InlineData("KN2101", Latitude.Severity)]
    [InlineData("KN3120", Latitude.Severity)]
    [InlineData("KN0023", Latitude.Full)]
    [InlineData("KN0040", Latitude.Full)]
    [InlineData("KN0101", Latitude.Full)]
    [InlineData("KN0102", Latitude.Full)]
    [InlineData("KN1265", Latitude.Full)]
    [InlineData("KN3050", Latitude.Full)]
    [InlineData("KN3095", Latitude.Full)]
    public void A_diagnostic_has_its_latitude(string id, Latitude latitude) => Assert.Equal(latitude, DiagnosticCatalog.Find(id)!.Latitude);

    [Fact]
    public void Warnings_and_infos_can_always_be_accepted() => Assert.All(
        DiagnosticCatalog.All.Where(descriptor => descriptor.Severity != Severity.Error), descriptor => Assert.Equal(Latitude.Full, descriptor.Latitude));

    [Fact]
    public void No_error_of_a_back_end_can_be_lowered() => Assert.All(
        DiagnosticCatalog.All.Where(descriptor => descriptor.Severity == Severity.Error && descriptor.Id.StartsWith("KN4", StringComparison.Ordinal)),
        descriptor => Assert.Equal(Latitude.None, descriptor.Latitude));
}
