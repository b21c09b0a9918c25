using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An ExternalName Service whose name leads nowhere.</summary>
internal sealed class ExternalNameTarget() : ClusterRule(new DiagnosticDescriptor(
    "KN3044", Severity.Warning, "an external name that leads nowhere",
    "DNS answers for an ExternalName Service with the name it holds, taken as a complete name: no search path is added, and digits with dots are a name, not an address. So an address, a name inside the cluster that is cut short, the name of a Service that does not exist, or the Service's own name cannot be resolved. For a Service in a namespace of which the input has none this is an info.",
    "write the complete DNS name; for an address, use a Service without a selector and an EndpointSlice"))
{
    private static readonly FieldPath NamePath = FieldPath.Of("spec.externalName");

    public override bool DependsOn(Service before, Service now) => now.Spec.Type == ServiceTypes.ExternalName;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        HashSet<string>? namespaces = null;
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type != ServiceTypes.ExternalName) continue;
            namespaces ??= [.. cluster.Services.Select(static other => other.Namespace)];
            if (Judge(service, cluster, namespaces) is not { } finding) continue;
            findings.Add(finding, service.Manifest, NamePath);
        }
    }

    private Diagnostic? Judge(Service service, ClusterView cluster, HashSet<string> namespaces)
    {
        string name = service.Spec.ExternalName.EndsWith(".", StringComparison.Ordinal)
            ? service.Spec.ExternalName.Substring(0, service.Spec.ExternalName.Length - 1)
            : service.Spec.ExternalName;
        if (IpAddress.TryParse(name.AsSpan(), ParsingGrade.Sloppy, out _)) return Found($"DNS takes {name} for a name, not an address");
        string suffix = ".svc." + cluster.Options.ClusterDomain;
        if (!name.EndsWith(suffix, StringComparison.Ordinal)) return JudgeShort(service, name, suffix, cluster);
        string[] parts = name.Substring(0, name.Length - suffix.Length).Split('.');
        if (parts.Length < 2) return null;
        string @namespace = parts[parts.Length - 1];
        string target = parts[parts.Length - 2];
        if (target == service.Name && @namespace == service.Namespace) return Found("the name is that of the Service itself");
        if (Exists(cluster, @namespace, target)) return null;
        return Found($"there is no Service {target} in namespace {@namespace}", namespaces.Contains(@namespace) ? Severity.Warning : Severity.Info);
    }

    /// <summary>Names that look as if a search path were to complete them.</summary>
    private Diagnostic? JudgeShort(Service service, string name, string suffix, ClusterView cluster)
    {
        string[] parts = name.Split('.');
        string? complete = parts.Length switch
        {
            1 when name == service.Name || Exists(cluster, service.Namespace, name) => $"{name}.{service.Namespace}{suffix}",
            2 when Exists(cluster, parts[1], parts[0]) => name + suffix,
            3 when parts[2] == "svc" => $"{parts[0]}.{parts[1]}{suffix}",
            _ => null,
        };
        return complete is null ? null : Found($"DNS takes {name} for a complete name; in full it is {complete}") with { Fix = complete };
    }

    private Diagnostic Found(string message, Severity severity = Severity.Warning) => new(Descriptor, message) { Severity = severity };

    /// <summary>Whether the input has the Service; every cluster has the one of its API server.</summary>
    private static bool Exists(ClusterView cluster, string @namespace, string name) =>
        cluster.Declared.Contains("Service", @namespace, name) || (@namespace == "default" && name == "kubernetes");
}
