using System.Text;
using Knetc.Diagnostics;

namespace Knetc.Text;

/// <summary>Decodes the bytes of a file.</summary>
public static class SourceDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text without byte order mark; null, with a finding, when it is not UTF-8.</summary>
    public static SourceText? Decode(string path, byte[] bytes, DiagnosticBag diagnostics, string? projectPath = null)
    {
        bool hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        int start = hasMark ? 3 : 0;
        try
        {
            return new SourceText(path, Strict.GetString(bytes, start, bytes.Length - start), projectPath);
        }
        catch (DecoderFallbackException exception)
        {
            var valid = new SourceText(path, DecodeValidPrefix(bytes, start));
            string encoding = bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF)
                ? "the file looks like UTF-16"
                : $"the byte 0x{exception.BytesUnknown?[0] ?? 0:X2} is not valid here in UTF-8";
            diagnostics.Add(YamlDiagnostics.NotUtf8, valid, new TextSpan(valid.Content.Length, 0), encoding);
            return null;
        }
    }

    private static string DecodeValidPrefix(byte[] bytes, int start)
    {
        int low = 0;
        int high = bytes.Length - start;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (IsValid(bytes, start, middle)) low = middle;
            else high = middle - 1;
        }

        var lenient = new UTF8Encoding(false, throwOnInvalidBytes: false);
        return lenient.GetString(bytes, start, low).TrimEnd('\uFFFD');
    }

    /// <summary>Whether a prefix decodes, a character cut off at its end aside.</summary>
    private static bool IsValid(byte[] bytes, int start, int length)
    {
        try
        {
            var decoder = Strict.GetDecoder();
            var buffer = new char[length + 4];
            decoder.GetChars(bytes, start, length, buffer, 0, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
