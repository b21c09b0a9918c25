using System.Numerics;
using Knetc.Hashing;

namespace Knetc.Tests.Addressing;

/// <summary>The test vectors of the allocation rule: where a request starts in its band, and how far it steps.</summary>
public sealed class AllocationVectorTests
{
    [Theory]
    [InlineData("clusterip IPv4 default web", 1048318, 706291, 597887)]
    [InlineData("clusterip IPv4 shop cart", 1048318, 635784, 52409)]
    [InlineData("clusterip IPv4 default web", 238, 219, 237)]
    [InlineData("clusterip IPv4 shop cart", 238, 150, 9)]
    [InlineData("clusterip IPv6 default web", 65279, 10680, 64743)]
    [InlineData("clusterip IPv6 shop cart", 1048319, 59826, 572081)]
    [InlineData("nodeport default web 80", 2682, 1377, 2051)]
    [InlineData("nodeport shop cart 443", 2682, 929, 1435)]
    [InlineData("healthcheck default web", 2682, 692, 683)]
    [InlineData("clusterip IPv6 default web", 18446744073709551359, 10865908746603823950, 10062462588042835477)]
    [InlineData("clusterip IPv4 default web", 14, 9, 1)]
    [InlineData("clusterip IPv4 default web", 16, 13, 11)]
    [InlineData("podip IPv4 default web-0", 253, 42, 210)]
    [InlineData("podip IPv4 shop cart-7c9f-0", 253, 173, 248)]
    [InlineData("podip IPv6 default web-0", 18446744073709551614, 12394184402533530387, 4259946720432650969)]
    [InlineData("nodecidr IPv4 worker-1", 256, 5, 35)]
    [InlineData("nodecidr IPv6 worker-1", 256, 49, 153)]
    public void Start_and_stride(string request, ulong slots, ulong start, ulong stride)
    {
        string[] parts = request.Split(' ');
        var probe = AllocationHash.Of(parts[0], parts[1..]).Probe(slots);
        Assert.Equal((start, stride), (probe.Start, probe.StrideLength));
    }

    /// <summary>Numbers of 128 bits by numbers of up to 64, held against the platform's arithmetic.</summary>
    [Theory]
    [InlineData(2UL)]
    [InlineData(uint.MaxValue)]
    [InlineData(1UL << 32)]
    [InlineData((1UL << 32) + 1)]
    [InlineData(1UL << 63)]
    [InlineData((1UL << 63) + 25)]
    [InlineData(ulong.MaxValue)]
    public void Start_and_stride_are_remainders(ulong slots)
    {
        for (int i = 0; i < 200; i++)
        {
            var hash = AllocationHash.Of("clusterip", "IPv6", "default", $"web-{i}");
            var probe = hash.Probe(slots);
            Assert.Equal((ulong)(hash.A % slots), probe.Start);
            var shortest = 1 + (hash.B % (slots - 1));
            Assert.InRange(probe.StrideLength - shortest, BigInteger.Zero, 1000);
            for (var skipped = shortest; skipped < probe.StrideLength; skipped++) Assert.NotEqual(1, BigInteger.GreatestCommonDivisor(skipped, slots));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(238)]
    [InlineData(2682)]
    public void Every_slot_is_tried_once(int slots)
    {
        var probe = AllocationHash.Of("clusterip", "IPv4", "default", "web").Probe((ulong)slots);
        var seen = new HashSet<ulong>();
        for (int i = 0; i < slots; i++, probe.MoveNext()) Assert.True(seen.Add(probe.Current));
        Assert.Equal(probe.Start, probe.Current);
    }
}
