namespace Knetc.Tests.Output;

public sealed class NodeShardTests
{
    [Theory]
    [InlineData("0/1", 0, 1)]
    [InlineData("0/8", 0, 8)]
    [InlineData("7/8", 7, 8)]
    [InlineData("9999/10000", 9999, 10000)]
    public void Reads_index_and_count(string text, int index, int count)
    {
        Assert.True(NodeShard.TryParse(text, out var shard));
        Assert.Equal(new NodeShard(index, count), shard);
        Assert.Equal(text, shard.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/2/3")]
    [InlineData("2/2")]
    [InlineData("0/0")]
    [InlineData("-1/2")]
    [InlineData("+1/2")]
    [InlineData(" 1/2")]
    [InlineData("1/2 ")]
    [InlineData("0x1/2")]
    [InlineData("1.0/2")]
    [InlineData("0/10001")]
    [InlineData("0/99999999999999999999")]
    public void Refuses_anything_else(string text) => Assert.False(NodeShard.TryParse(text, out _));

    /// <summary>The numbers are those of <c>printf %s NAME | sha256sum | cut -c1-16</c>, so no release may choose others.</summary>
    [Theory]
    [InlineData("node-0", 0x7c6cc41e6bf72e7a)]
    [InlineData("node-1", 0x35971be6e9bb024a)]
    [InlineData("node-7", 0xc346d3879a2150f0)]
    [InlineData("worker.example.com", 0x93256695d2c26b27)]
    public void A_name_says_which_shard(string node, ulong number)
    {
        foreach (int count in (int[])[1, 2, 3, 10, 1000])
        {
            var found = Enumerable.Range(0, count).Where(index => new NodeShard(index, count).Contains(node));
            Assert.Equal([(int)(number % (ulong)count)], found);
        }
    }
}
