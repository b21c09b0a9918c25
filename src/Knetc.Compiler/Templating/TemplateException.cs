using Knetc.Diagnostics;

namespace Knetc.Templating;

/// <summary>A template that cannot be filled.</summary>
internal sealed class TemplateException(Diagnostic finding) : Exception(finding.Message)
{
    public Diagnostic Finding => finding;
}
