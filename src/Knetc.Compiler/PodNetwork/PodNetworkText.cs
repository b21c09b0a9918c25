using System.Buffers;
using System.Runtime.CompilerServices;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>A file of lines, each with the field it comes from. A node has a line or two for each other node, so that a line makes no strings.</summary>
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
        EndLine(origin);
    }

    /// <summary>A line of an interpolated string, whose parts stand in the text by then.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] Parts parts, Origin origin = default) => EndLine(origin);

    public void End() => _text.Flush();

    private void EndLine(Origin origin)
    {
        _text.EndLine();
        if (origin.Object is not null) _lineOrigins?.Invoke(new LineOrigin(_text.LineCount, origin));
    }

    /// <summary>What C# makes of an interpolated string: each part goes into the text at once.</summary>
    [InterpolatedStringHandler]
    public readonly struct Parts
    {
        private readonly RuleText _text;

        public Parts(int literalLength, int formattedCount, PodNetworkText text)
        {
            _ = literalLength;
            _ = formattedCount;
            _text = text._text;
        }

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string value) => _text.Append(value);

        public void AppendFormatted(int value) => _text.Append(value);

        public void AppendFormatted(IpAddress value) => _text.Append(value);

        public void AppendFormatted(IpNetwork value)
        {
            _text.Append(value.Address);
            _text.Append('/');
            _text.Append(value.PrefixLength);
        }
    }
}
