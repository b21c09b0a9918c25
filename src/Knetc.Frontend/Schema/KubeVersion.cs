using System.Globalization;

namespace Knetc.Schema;

/// <summary>A Kubernetes minor release. Behaviour that changed between releases asks this value.</summary>
public readonly record struct KubeVersion(int Major, int Minor) : IComparable<KubeVersion>
{
    /// <summary>The oldest release whose behaviour is described.</summary>
    public static readonly KubeVersion Oldest = new(1, 26);

    /// <summary>The newest release whose behaviour is described; the default.</summary>
    public static readonly KubeVersion Newest = new(1, 36);

    /// <summary>Whether this is release 1.<paramref name="minor"/> or a later one.</summary>
    public bool IsAtLeast(int minor) => Major > 1 || (Major == 1 && Minor >= minor);

    public int CompareTo(KubeVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <summary>Parses <c>1.30</c>, also with a leading <c>v</c> and a patch number (<c>v1.30.5</c>), which is ignored.</summary>
    public static bool TryParse(string text, out KubeVersion version)
    {
        version = default;
        string[] parts = (text.StartsWith("v", StringComparison.Ordinal) ? text.Substring(1) : text).Split('.');
        if (parts.Length is < 2 or > 3) return false;
        if (!TryParsePart(parts[0], out int major) || !TryParsePart(parts[1], out int minor)) return false;
        if (parts.Length == 3 && !TryParsePart(parts[2], out _)) return false;
        version = new KubeVersion(major, minor);
        return true;
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);

    private static bool TryParsePart(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && text.Length <= 4;
}
