using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Knetc.Hashing;

namespace Knetc.Tests.Hashing;

public class Sha256BatchTests
{
    [Fact]
    public void Hashes_are_those_of_the_platform()
    {
        var batch = new Sha256Batch();
        foreach (string common in new[] { "", "shop/web:httptcp", "Ä", new string('c', 130) })
        {
            // Texts of all lengths around one and two blocks, and one that needs more room than there was.
            string[] rests = [.. Enumerable.Range(0, 140).Select(length => new string('r', length)), new string('x', 3000), "é\U0001F600"];
            var heads = new HashHead[rests.Length];
            batch.Hash(common, rests, heads);
            for (int i = 0; i < rests.Length; i++)
            {
                byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(common + rests[i]));
                Assert.Equal(BinaryPrimitives.ReadUInt64BigEndian(expected), heads[i].High);
                Assert.Equal(BinaryPrimitives.ReadUInt64BigEndian(expected.AsSpan(8)), heads[i].Low);
            }
        }
    }
}
