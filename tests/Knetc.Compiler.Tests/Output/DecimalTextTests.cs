using System.Globalization;
using System.Text;
using Knetc.Output;

namespace Knetc.Compiler.Tests.Output;

public sealed class DecimalTextTests
{
    [Fact]
    public void Numbers_are_written_as_the_framework_writes_them()
    {
        int[] jumps = [0, 0, 1, 7, 8, 9, 10, 10, 11, 5, 99, 100, 101, 999_999, 1_000_000, 1_000_001, int.MaxValue - 1, int.MaxValue, 0];
        var text = new DecimalText();
        byte[] room = new byte[10];
        foreach (int number in jumps.Concat(Enumerable.Range(0, 12_000)))
        {
            int length = text.Write(number, room);
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(room, 0, length));
        }
    }
}
