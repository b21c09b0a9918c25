using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>One key of a mapping and its value. Half of all scalars are keys, so they are not nodes of their own.</summary>
/// <param name="Key">The key: booleans and numbers in their canonical JSON spelling (<c>yes</c> is <c>true</c>).</param>
/// <param name="KeySpan">The characters of the key in its file, with its quotes.</param>
/// <param name="Value">The value.</param>
public readonly record struct YamlEntry(string Key, TextSpan KeySpan, YamlNode Value);
