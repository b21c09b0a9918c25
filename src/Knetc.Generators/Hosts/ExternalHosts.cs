namespace Knetc.Generators.Hosts;

/// <summary>Hosts that the project says come from elsewhere.</summary>
internal sealed class ExternalHosts
{
    private const string AnyLabel = "*.";

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _suffixes = [];

    /// <param name="text">Names between semicolons or commas; <c>*.monitoring</c> stands for all names in front of the dot.</param>
    public ExternalHosts(string text)
    {
        foreach (string part in text.Split(';', ','))
        {
            string name = part.Trim();
            if (name.StartsWith(AnyLabel, StringComparison.Ordinal)) _suffixes.Add(name.Substring(1));
            else if (name.Length > 0) _names.Add(name);
        }
    }

    public bool Contains(string host) =>
        _names.Contains(host) || _suffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
