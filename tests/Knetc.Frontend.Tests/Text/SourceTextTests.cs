using CsCheck;
using Knetc.Text;

namespace Knetc.Tests.Text;

public class SourceTextTests
{
    [Fact]
    public void Positions_are_counted_from_the_line_feeds_before_them() =>
        Gen.Select(Gen.Char["ab\n"].Array[0, 5000], Gen.Int[1, 3000]).Sample((characters, longLine) =>
        {
            string content = new string('x', longLine) + new string(characters) + new string('y', longLine);
            var source = new SourceText("a.yaml", content);
            int line = 1;
            int start = 0;
            for (int offset = 0; offset <= content.Length; offset++)
            {
                Assert.Equal(new LinePosition(line, offset - start + 1), source.GetPosition(offset));
                if (offset == content.Length || content[offset] != '\n') continue;
                line++;
                start = offset + 1;
            }

            Assert.Equal(line, source.LineCount);
        }, iter: 100);

    [Fact]
    public void The_first_places_are_found_in_any_order() =>
        Gen.Select(Gen.Char["ab\n"].Array[0, 60], Gen.Int[-2, 62].Array[1, 40]).Sample((characters, places) =>
        {
            string content = new(characters);
            string[] lines = content.Split('\n');
            var source = new SourceText("a.yaml", content);
            foreach (int place in places)
            {
                string before = content[..Math.Clamp(place, 0, content.Length)];
                Assert.Equal(new LinePosition(before.Count(static c => c == '\n') + 1, before.Length - before.LastIndexOf('\n')), source.GetPosition(place));
                Assert.Equal(place >= 1 && place <= lines.Length ? lines[place - 1] : "", source.GetLine(place));
            }
        });

    [Fact]
    public void Offsets_outside_the_text_are_clamped()
    {
        var source = new SourceText("a.yaml", "a\nbc");
        Assert.Equal(new LinePosition(1, 1), source.GetPosition(-1));
        Assert.Equal(new LinePosition(2, 3), source.GetPosition(99));
    }
}
