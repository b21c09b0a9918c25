using Knetc.Diagnostics;
using Knetc.Fuzz.Checks;
using Knetc.Text;

namespace Knetc.Fuzz.Targets;

/// <summary>Bytes to the resolved cluster, with all findings.</summary>
internal sealed class BinderTarget : FuzzTarget
{
    protected override string? Problem(byte[] input)
    {
        var findings = new DiagnosticBag();
        var source = SourceDecoder.Decode("input", input, findings);
        return source is null ? null : CompilationCheck.Problem(source.Content, null);
    }
}
