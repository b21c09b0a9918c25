using Knetc.Fuzz.Checks;
using Knetc.Fuzz.Shapes;

namespace Knetc.Fuzz.Targets;

/// <summary>Manifests that fit the schemas, made from the bytes: they pass the reader, and so reach what comes after it.</summary>
internal sealed class ShapeTarget : FuzzTarget
{
    protected override string? Problem(byte[] input) => CompilationCheck.Problem(new ShapeWriter(input).Write(), null);
}
