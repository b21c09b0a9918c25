using System.Buffers;
using Knetc.Iptables;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>Writes the addresses of the dummy interface as input of <c>ip -batch</c>.</summary>
internal static class AddressWriter
{
    /// <summary>The interface; services' addresses are on it so that the kernel takes packets to them for its own.</summary>
    public const string Interface = "kube-ipvs0";

    /// <param name="addresses">The addresses of both families.</param>
    /// <param name="output">Takes the text; lines end in line feeds.</param>
    /// <param name="lineOrigins">Called, in ascending order, for every line that comes from a manifest.</param>
    public static void Write(IEnumerable<PlannedAddress> addresses, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        foreach (var address in addresses)
        {
            text.Append("addr replace ");
            text.Append(address.Text);
            text.Append('/');
            text.Append(address.Address.BitLength);
            text.Append(" dev " + Interface);
            text.EndLine();
            if (address.Origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, address.Origin));
        }

        text.Flush();
    }
}
