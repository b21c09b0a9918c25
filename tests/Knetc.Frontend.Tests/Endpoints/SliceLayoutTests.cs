using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Knetc.Binding;
using Knetc.Endpoints;
using Knetc.Locking;

namespace Knetc.Tests.Endpoints;

/// <summary>How endpoints are spread over slices, and that they stay where they are.</summary>
public sealed class SliceLayoutTests
{
    private const string Key = "default/web/IPv4/http/TCP/8080";

    [Fact]
    public void At_first_the_slices_are_filled_in_order() =>
        Assert.Equal([(0, 100), (1, 100), (2, 50)], Arrange(null, Enumerable.Range(0, 250)).Select(slice => (slice.Key, slice.Value.Length)));

    [Fact]
    public void A_gap_is_filled_before_a_slice_is_opened()
    {
        var first = Arrange(null, Enumerable.Range(0, 250));
        var second = Arrange(first, Enumerable.Range(0, 260).Where(pod => pod != 7));
        Assert.Equal([(0, 100), (1, 100), (2, 59)], second.Select(slice => (slice.Key, slice.Value.Length)));
        Assert.Contains(250, second[0]);
    }

    [Fact]
    public void An_empty_slice_goes_and_its_number_is_used_again()
    {
        var first = Arrange(null, Enumerable.Range(0, 250));
        var second = Arrange(first, Enumerable.Range(0, 100).Concat(Enumerable.Range(200, 50)));
        Assert.Equal([0, 2], second.Keys);
        var third = Arrange(second, Enumerable.Range(0, 100).Concat(Enumerable.Range(200, 151)));
        Assert.Equal([(0, 100), (1, 51), (2, 100)], third.Select(slice => (slice.Key, slice.Value.Length)));
    }

    /// <summary>Through any history an endpoint keeps its slice, and no slice holds more than a hundred.</summary>
    [Fact]
    public void Endpoints_stay_in_their_slice() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400], Gen.Bool).Array[1, 8].Sample(
            history =>
            {
                SortedDictionary<int, int[]>? layout = null;
                var pods = new SortedSet<int>(Enumerable.Range(0, 120));
                foreach (var (start, count, adds) in history)
                {
                    if (adds) pods.UnionWith(Enumerable.Range(start, count));
                    else pods.ExceptWith(Enumerable.Range(start, count));
                    if (pods.Count == 0) pods.Add(start);
                    var next = Arrange(layout, pods);
                    Assert.Equal(pods, next.Values.SelectMany(slice => slice).Order());
                    Assert.All(next.Values, slice => Assert.InRange(slice.Length, 1, 100));
                    Assert.All(next.Values, slice => Assert.Equal(slice.Order(), slice));
                    foreach (var (ordinal, slice) in layout ?? [])
                    {
                        Assert.All(slice.Where(pods.Contains), pod => Assert.Contains(pod, next[ordinal]));
                    }

                    layout = next;
                }
            },
            iter: 300);

    private static SortedDictionary<int, int[]> Arrange(SortedDictionary<int, int[]>? previous, IEnumerable<int> pods)
    {
        LockedSlices[] locked = previous is null ? [] : [new LockedSlices(Key, [.. previous.Select(slice => (slice.Key, EndpointKeys(slice.Value)))])];
        var endpoints = pods.Select(pod => new Endpoint { Addresses = [Address(pod)], TargetRef = new TargetReference("Pod", "default", Name(pod), "") }).ToList();
        var slices = new SliceLayout(new SliceLedger(new LockFile([], [], locked)), 100).Arrange(Key, endpoints);
        return new SortedDictionary<int, int[]>(slices.ToDictionary(slice => slice.Ordinal, slice => slice.Endpoints.Select(endpoint => int.Parse(endpoint.TargetRef!.Name[4..], CultureInfo.InvariantCulture)).ToArray()));
    }

    private static ImmutableArray<string> EndpointKeys(int[] pods) => [.. pods.Select(EndpointKey)];

    private static string EndpointKey(int pod) => $"default/{Name(pod)}/{Address(pod)}";

    private static string Name(int pod) => $"web-{pod:d4}";

    private static string Address(int pod) => $"10.244.{pod / 250}.{(pod % 250) + 2}";
}
