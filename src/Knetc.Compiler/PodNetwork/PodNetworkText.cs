using System.Buffers;
using Knetc.Iptables;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>A file of lines, each with the field it comes from.</summary>
internal sealed class PodNetworkText
{
    private readonly RuleText _text;
    private readonly Action<LineOrigin>? _lineOrigins;

    public PodNetworkText(IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        _text = new RuleText(output);
        _lineOrigins = lineOrigins;
    }

    public void Line(string line, Origin origin = default)
    {
        _text.Append(line);
        _text.EndLine();
        if (origin.Object is not null) _lineOrigins?.Invoke(new LineOrigin(_text.LineCount, origin));
    }

    public void End() => _text.Flush();
}
