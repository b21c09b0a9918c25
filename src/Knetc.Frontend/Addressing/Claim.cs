using Knetc.Locking;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Who holds an address or port: a field of an object, or nobody in particular.</summary>
/// <param name="Purpose">What a reserved value is reserved for; null when an object holds it.</param>
/// <param name="Manifest">The object that holds it; null for reserved values.</param>
/// <param name="Path">The field that asks for it.</param>
internal sealed record Claim(string? Purpose, ManifestObject? Manifest, FieldPath Path)
{
    /// <summary>For messages: <c>Service shop/web</c>, or what the value is reserved for.</summary>
    public string Holder => Purpose ?? Manifest?.ToString() ?? "";

    /// <summary>The entry of the lock file that gives the value to the object; null when a manifest does, or this run.</summary>
    public LockEntry? Entry { get; init; }

    public static Claim By(ManifestObject manifest, FieldPath path) => new(null, manifest, path);

    public static Claim Reserved(string purpose) => new(purpose, null, FieldPath.Root);
}
