using Knetc.Text;

namespace Knetc.Yaml;

public sealed class YamlSequence(TextSpan span, YamlNode[] items) : YamlNode(span)
{
    private readonly YamlNode[] _items = items;

    public int Count => _items.Length;

    public YamlNode this[int index] => _items[index];
}
