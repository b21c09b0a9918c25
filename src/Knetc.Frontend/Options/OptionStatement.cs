using Knetc.Text;

namespace Knetc.Options;

/// <summary>The value that one source states for one option.</summary>
/// <param name="Value">In the usual form; equal texts are equal values.</param>
/// <param name="Layer">The source.</param>
/// <param name="Place">The value as written; null for a default.</param>
public sealed record OptionStatement(string Value, OptionLayer Layer, OptionPlace? Place)
{
    /// <summary>The source, as shown to users.</summary>
    public string Source => Layer.Source;

    /// <summary>Where the value stands, for a default the document that implies it; null for the command line.</summary>
    public SourceLocation? Location => Place?.Location ?? Layer.Location;

    /// <summary>Whether somebody wrote the value.</summary>
    public bool IsStated => !Layer.IsDefault;
}
