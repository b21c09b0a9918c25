using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Knetc.Planning;

/// <summary>A line the reference prints, without its time and thread.</summary>
/// <param name="Verbosity">The least <c>-v</c> at which it is printed.</param>
/// <param name="File">Source file of the reference.</param>
/// <param name="Line">Line in that file; 0 where it is not known. Informative only.</param>
/// <param name="Message">The message without quotes.</param>
/// <param name="Values">Keys and values in the order of printing, values formatted and quoted.</param>
public sealed record ProxyLogEntry(
    int Verbosity, string File, int Line, string Message, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary><c>file.go:12] "Message" key="value"</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0) text.Append(CultureInfo.InvariantCulture, $":{Line}");
        text.Append("] ").Append(ProxyLogValue.Quote(Message));
        foreach (var (key, value) in Values) text.Append(' ').Append(key).Append('=').Append(value);
        return text.ToString();
    }
}
