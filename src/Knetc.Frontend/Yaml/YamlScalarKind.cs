namespace Knetc.Yaml;

/// <summary>What a scalar is after YAML 1.1 resolution of plain (unquoted) text.</summary>
public enum YamlScalarKind : byte
{
    String,
    Null,
    Boolean,
    Integer,
    Float,
}
