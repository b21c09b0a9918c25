using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>The manifest field that something in the output comes from.</summary>
public readonly record struct Origin(ManifestObject Object, FieldPath Path);
