using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A Service name that older releases refuse. For those releases the name is an error already.</summary>
internal sealed class ServiceNameWithDigit() : ClusterRule(new DiagnosticDescriptor(
    "KN3081", Severity.Warning, "a Service name that begins with a digit",
    "Kubernetes 1.36 is the first release that takes such a name without being asked to. The manifest cannot be applied to an older cluster, and tools that follow the older rule may refuse it.",
    "begin the name with a letter, unless all clusters are of release 1.36 or later"))
{
    private static readonly FieldPath Name = FieldPath.Of("metadata.name");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Name.Length == 0 || service.Name[0] is < '0' or > '9') continue;
            findings.Add(service.Manifest, Name, $"releases before 1.36 refuse the name {service.Name}, because it begins with a digit");
        }
    }
}
