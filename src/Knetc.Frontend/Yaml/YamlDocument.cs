using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>One document of a file. Documents without content are not represented.</summary>
public sealed record YamlDocument(SourceText Source, YamlNode Root);
