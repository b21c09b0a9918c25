namespace Knetc.Generators.Inputs;

/// <summary>What an additional file is to knetc: its metadata <c>KnetcKind</c>.</summary>
internal enum InputKind
{
    None,
    Manifest,
    Project,
    Lock,
}
