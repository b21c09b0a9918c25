using System.Security.Cryptography;
using System.Text;

namespace Knetc.Testing;

public sealed class LargeClusterTests
{
    // The hashes are those of the script that first defined this cluster, so that figures stay comparable.
    [Theory]
    [InlineData(1000, 10, "707de4e687fe14b6f2c00dade64f70d6a6ca5d6a236103f225f6b0dd60fbab0b")]
    [InlineData(10000, 10, "d81e753467b30558ad8ae9f0e823715b513989c91a240e816ad47ac195ec91fd")]
    public void Writes_the_same_bytes_as_ever(int services, int endpointsPerService, string sha256)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true))
            new LargeCluster(services, endpointsPerService).WriteTo(writer);
        stream.Position = 0;

        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
