using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Knetc.Iptables;

namespace Knetc.Dns;

/// <summary>Writes a zone as a master file (RFC 1035 §5). Its serial number is a hash of the records, so that equal zones are equal files.</summary>
internal static class ZoneWriter
{
    /// <summary>How long others may keep an answer, in seconds.</summary>
    private const int TimeToLive = 30;

    public static void Write(ServiceZone zone, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new RuleText(output);
        foreach (string line in (string[])
            [
                $"$ORIGIN {zone.Domain}.",
                $"$TTL {TimeToLive.ToString(CultureInfo.InvariantCulture)}",
                $"@\tIN\tSOA\tlocalhost. hostmaster {Serial(zone).ToString(CultureInfo.InvariantCulture)} 7200 1800 86400 {TimeToLive.ToString(CultureInfo.InvariantCulture)}",
                "@\tIN\tNS\tlocalhost.",
                "dns-version\tIN\tTXT\t\"1.1.0\"",
            ])
        {
            text.Append(line);
            text.EndLine();
        }

        foreach (var record in zone.Records)
        {
            text.Append(record.Name);
            text.Append("\tIN\t");
            text.Append(record.Type);
            text.Append('\t');
            text.Append(record.Value);
            text.EndLine();
            if (record.Origin.Object is not null) lineOrigins?.Invoke(new LineOrigin(text.LineCount, record.Origin));
        }

        text.Flush();
    }

    private static uint Serial(ServiceZone zone)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in zone.Records) hash.AppendData(Encoding.ASCII.GetBytes($"{record.Name}\t{record.Type}\t{record.Value}\n"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset());
    }
}
