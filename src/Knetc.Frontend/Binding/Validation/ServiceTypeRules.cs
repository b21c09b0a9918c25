using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What each type of Service asks for and rules out (V-3…V-12).</summary>
internal static class ServiceTypeRules
{
    /// <summary>The kubelet's own API, which gives full control over a node's containers.</summary>
    private const int KubeletPort = 10250;

    private const string NotForExternalName = "may not be set for ExternalName services";

    private static readonly FieldPath Spec = FieldPath.Of("spec");
    private static readonly FieldPath Type = Spec.Field("type");
    private static readonly FieldPath Ports = Spec.Field("ports");
    private static readonly FieldPath IPFamilies = Spec.Field("ipFamilies");
    private static readonly FieldPath IPFamilyPolicy = Spec.Field("ipFamilyPolicy");
    private static readonly FieldPath ExternalName = Spec.Field("externalName");

    public static void Validate(Service service, KubeVersion version, ObjectErrors errors)
    {
        var spec = service.Spec;
        if (spec.Ports.IsEmpty && !service.IsHeadless && spec.Type != ServiceTypes.ExternalName)
        {
            errors.Required(ServiceDiagnostics.NoPorts, Ports);
        }

        switch (spec.Type)
        {
            case ServiceTypes.ClusterIP:
                break;
            case ServiceTypes.LoadBalancer:
                if (!version.IsAtLeast(33)) ValidateKubeletPort(spec, errors);
                if (service.IsHeadless) ReportHeadless(ServiceDiagnostics.HeadlessLoadBalancer, spec.Type, errors);
                break;
            case ServiceTypes.NodePort:
                if (service.IsHeadless) ReportHeadless(ServiceDiagnostics.HeadlessNodePort, spec.Type, errors);
                break;
            case ServiceTypes.ExternalName:
                ValidateExternalName(spec, errors);
                break;
            default:
                errors.NotSupported(
                    ServiceDiagnostics.UnknownType, Type, spec.Type,
                    ServiceTypes.ClusterIP, ServiceTypes.ExternalName, ServiceTypes.LoadBalancer, ServiceTypes.NodePort);
                break;
        }
    }

    private static void ValidateKubeletPort(ServiceSpec spec, ObjectErrors errors)
    {
        for (int i = 0; i < spec.Ports.Length; i++)
        {
            if (spec.Ports[i].Port != KubeletPort) continue;
            errors.Invalid(
                ServiceDiagnostics.KubeletPortExposed, Ports.Index(i), KubeletPort,
                $"may not expose port {KubeletPort} externally since it is used by kubelet", Ports.Index(i).Field("port"));
        }
    }

    private static void ReportHeadless(DiagnosticDescriptor descriptor, string type, ObjectErrors errors) => errors.Invalid(
        descriptor, ClusterIPPaths.List.Index(0), "None",
        $"may not be set to 'None' for {type} services", ClusterIPPaths.Locate(errors, 0));

    private static void ValidateExternalName(ServiceSpec spec, ObjectErrors errors)
    {
        if (!spec.ClusterIPs.IsEmpty)
        {
            errors.Forbidden(
                ServiceDiagnostics.ClusterIPOnExternalName, ClusterIPPaths.List, NotForExternalName, ClusterIPPaths.Locate(errors));
        }

        if (!spec.IPFamilies.IsEmpty) errors.Forbidden(ServiceDiagnostics.FamiliesOnExternalName, IPFamilies, NotForExternalName);
        if (spec.IPFamilyPolicy is not null)
        {
            errors.Forbidden(ServiceDiagnostics.FamilyPolicyOnExternalName, IPFamilyPolicy, NotForExternalName);
        }

        string name = spec.ExternalName;
        if (name.Length > 0 && name[name.Length - 1] == '.') name = name.Substring(0, name.Length - 1);
        if (name.Length == 0) errors.Required(ServiceDiagnostics.NoExternalName, ExternalName);
        else if (LexicalClass.NotDns1123Subdomain(name) is { } reason)
        {
            errors.Invalid(ServiceDiagnostics.BadExternalName, ExternalName, name, reason);
        }
    }
}
