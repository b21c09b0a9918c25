using System.Security.Cryptography;
using System.Text;
using Knetc.Hashing;

namespace Knetc.Tests.Hashing;

public sealed class RendezvousHashTests
{
    /// <summary>Lengths on both sides of one and two blocks, where padding needs a block more.</summary>
    [Fact]
    public void The_hash_is_SHA_256_whatever_the_length()
    {
        for (int length = 0; length < 200; length++)
        {
            string field = new('x', length);
            byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"knetc-alloc-v1\nname\n{field}"));
            var hash = AllocationHash.Of("name", field);
            Assert.Equal(Convert.ToHexStringLower(digest), hash.A.ToString("x32")[^32..] + hash.B.ToString("x32")[^32..]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(250)]
    public void The_choice_is_the_candidate_with_the_highest_hash(int count)
    {
        string[] nodes = [.. Enumerable.Range(0, count).Select(i => new string('n', 1 + (i * 7 % 120)) + i)];
        var rendezvous = new RendezvousHash("place", nodes);
        int[] candidates = [.. Enumerable.Range(0, count)];
        for (int pod = 0; pod < 100; pod++)
        {
            string name = new string('p', pod) + "-0";
            int expected = candidates.MaxBy(i => AllocationHash.Of("place", "default", name, nodes[i]).A);
            Assert.Equal(expected, rendezvous.Choose(candidates, "default", name));
        }
    }
}
