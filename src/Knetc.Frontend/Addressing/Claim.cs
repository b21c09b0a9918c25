using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>Who holds an address or port: a field of an object, or nobody in particular.</summary>
/// <param name="Holder">For messages: <c>Service shop/web</c>, or what the value is reserved for.</param>
/// <param name="Manifest">The object that holds it; null for reserved values.</param>
/// <param name="Path">The field that asks for it.</param>
internal sealed record Claim(string Holder, ManifestObject? Manifest, FieldPath Path)
{
    public static Claim By(ManifestObject manifest, FieldPath path) => new(manifest.ToString(), manifest, path);

    public static Claim Reserved(string purpose) => new(purpose, null, FieldPath.Root);
}
