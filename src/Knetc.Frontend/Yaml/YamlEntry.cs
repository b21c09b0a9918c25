namespace Knetc.Yaml;

/// <summary>One key of a mapping and its value.</summary>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
