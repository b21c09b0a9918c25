using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>One document of a file. Documents without content are not represented.</summary>
/// <param name="Source">The file.</param>
/// <param name="Range">The part of the file that <see cref="YamlReader"/> reads to get this document.</param>
/// <param name="Root">The value.</param>
public sealed record YamlDocument(SourceText Source, TextSpan Range, YamlNode Root);
