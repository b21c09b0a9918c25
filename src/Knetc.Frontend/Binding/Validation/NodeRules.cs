using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>What a Node is held against (api-semantics §2.4), its metadata aside.</summary>
public static class NodeRules
{
    private static readonly FieldPath Spec = FieldPath.Root.Field("spec");
    private static readonly FieldPath PodCidrs = Spec.Field("podCIDRs");
    private static readonly FieldPath Addresses = FieldPath.Of("status.addresses");

    public static void Validate(Node node, KubeVersion version, ObjectErrors errors)
    {
        ValidatePodCidrs(node, AddressText.GradeOf(version), errors);
        TaintRules.Validate(node.Taints, errors);
        ValidateAddresses(node, errors);
    }

    private static void ValidatePodCidrs(Node node, ParsingGrade grade, ObjectErrors errors)
    {
        // A lone podCIDR has been copied into the list.
        var singular = node.PodCIDRs.Length == 1 && node.PodCIDRs[0] == node.PodCIDR ? Spec.Field("podCIDR") : null;
        for (int i = 0; i < node.PodCIDRs.Length; i++)
        {
            string cidr = node.PodCIDRs[i];
            if (AddressText.NotNetwork(cidr, grade) is { } bad) errors.Invalid(NodeDiagnostics.BadPodCidr, PodCidrs.Index(i), cidr, bad, singular);
        }

        foreach (var (i, first) in Repeats.Find(node.PodCIDRs, static _ => true, static cidr => cidr) ?? [])
        {
            errors.Duplicate(NodeDiagnostics.RepeatedPodCidr, PodCidrs.Index(i), node.PodCIDRs[i], PodCidrs.Index(first));
        }

        if (!DualStack.AreNetworksOfEachFamily(node.PodCIDRs))
        {
            errors.Invalid(NodeDiagnostics.PodCidrFamilies, PodCidrs, node.PodCIDRs, "may specify no more than one CIDR for each IP family");
        }
    }

    private static void ValidateAddresses(Node node, ObjectErrors errors)
    {
        for (int i = 0; i < node.Addresses.Length; i++)
        {
            var (type, address) = node.Addresses[i];
            switch (type)
            {
                case "InternalIP" or "ExternalIP":
                    if (AddressText.NotAddress(address, ParsingGrade.Sloppy, out _) is { } bad)
                    {
                        errors.Invalid(NodeDiagnostics.BadAddress, Addresses.Index(i).Field("address"), address, bad);
                    }

                    break;
                case not ("Hostname" or "InternalDNS" or "ExternalDNS"):
                    errors.NotSupported(
                        NodeDiagnostics.BadAddress, Addresses.Index(i).Field("type"), type,
                        "Hostname", "InternalIP", "ExternalIP", "InternalDNS", "ExternalDNS");
                    break;
            }
        }

        foreach (var (i, first) in Repeats.Find(node.Addresses, static _ => true, static address => address) ?? [])
        {
            var (type, address) = node.Addresses[i];
            errors.Duplicate(NodeDiagnostics.RepeatedAddress, Addresses.Index(i), $"{type} {address}", Addresses.Index(first));
        }
    }
}
