using Knetc.Benchmarks.Phases;
using Knetc.Testing;

// The counter of allocated bytes is one for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Knetc.Benchmarks;

/// <summary>The work of a phase, counted by what it allocates, grows with the input and not faster, nor unseen from one version to the next.</summary>
public sealed class AllocationTests
{
    private const int EndpointsPerService = 10;

    private static readonly int[] Sizes = [500, 1_500, 4_500];

    /// <summary>Most bytes for each endpoint in the largest size: what was measured, and a tenth more.</summary>
    private static readonly (string Phase, int BytesPerEndpoint)[] Budget =
    [
        ("Yaml", 1000),
        ("Schema, Binding", 485),
        ("Binding: validation", 75),
        ("Addressing, Endpoints", 280),
        ("Rules", 165),
        ("Planning", 360),
        ("Iptables", 985),
        ("Ipvs", 760),
        ("Nftables", 1800),
        ("Nftables: compact", 620),
        ("Userspace", 565),
        ("Output: cluster.yaml", 5),
        ("Iptables with source-map.json", 1265),
    ];

    private static readonly Lazy<ILookup<string, (double Size, double Bytes)>>
        GivenEndpoints = new(() => AllocatedBytes.Measure(Sizes, static services => new LargeCluster(services, EndpointsPerService))),
        SelectedPods = new(() => AllocatedBytes.Measure(Sizes, static services => new SelectingCluster(services, EndpointsPerService))),
        LargeWorkloads = new(() => AllocatedBytes.Measure(Sizes, static pods => new SelectingCluster(4, pods)));

    public static TheoryData<string> Phases => [.. PhaseBenchmarks.Names];

    [Fact]
    public void Every_phase_has_a_budget() => Assert.Equal(PhaseBenchmarks.Names, Budget.Select(static row => row.Phase));

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_phase_keeps_to_its_budget(string phase)
    {
        var (size, bytes) = GivenEndpoints.Value[phase].Last();
        double measured = bytes / (size * EndpointsPerService);
        Assert.True(measured <= Budget.Single(row => row.Phase == phase).BytesPerEndpoint, $"{measured:f0} bytes per endpoint");
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_phase_grows_linearly_with_the_Services(string phase) => AssertLinear(GivenEndpoints.Value[phase]);

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_phase_grows_linearly_with_Services_and_workloads(string phase) => AssertLinear(SelectedPods.Value[phase]);

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_phase_grows_linearly_with_the_endpoints_of_a_Service(string phase) => AssertLinear(LargeWorkloads.Value[phase]);

    private static void AssertLinear(IEnumerable<(double Size, double Bytes)> points)
    {
        double exponent = Scaling.Exponent([.. points]);
        Assert.True(exponent < 1.1, $"grows with the size to the power of {exponent:f2}: {string.Join(", ", points)}");
    }
}
