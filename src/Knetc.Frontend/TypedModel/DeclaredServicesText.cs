using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Knetc.Text;

namespace Knetc.TypedModel;

/// <summary>
/// The declared Services as a text of which each line is a domain, a namespace, a Service or a port, with tabs between its parts. The
/// compiler reads it at every start of its own, where even a small library takes longer than a thousand such lines.
/// </summary>
public static class DeclaredServicesText
{
    /// <summary>The name by which the analyzers know the file.</summary>
    public const string FileName = "knetc.services.txt";

    private const string Head = GeneratedMark.Line + "\tservices\t1";

    public static string Write(DeclaredServices declared)
    {
        var text = new StringBuilder();
        Line(text, Head);
        Line(text, "domain", declared.Domain);
        foreach (string name in declared.Namespaces) Line(text, "declared", name);
        foreach (var group in declared.Groups)
        {
            Line(text, "namespace", group.Identifier, group.Name);
            foreach (var service in group.Services)
            {
                Line(text, "service", service.Identifier, service.Name, service.Type, service.IsHeadless ? "headless" : string.Join(",", service.ClusterIPs));
                foreach (var port in service.Ports) Line(text, "port", port.Identifier, port.Name, port.Protocol, CodeWriter.Number(port.Port), CodeWriter.Number(port.NodePort), CodeWriter.Number(port.TargetPort));
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    public static DeclaredServices? Read(string text)
    {
        string[] lines = text.Split('\n');
        if (lines[0] != Head) return null;
        string domain = "";
        var namespaces = ImmutableArray.CreateBuilder<string>();
        var groups = ImmutableArray.CreateBuilder<NamespaceModel>();
        int next = 1;
        while (next < lines.Length - 1)
        {
            string[] parts = lines[next].Split('\t');
            switch (parts[0])
            {
                case "domain" when parts.Length == 2:
                    domain = parts[1];
                    next++;
                    break;
                case "declared" when parts.Length == 2:
                    namespaces.Add(parts[1]);
                    next++;
                    break;
                case "namespace" when parts.Length == 3:
                    next++;
                    groups.Add(new NamespaceModel(parts[2], parts[1], domain, new EquatableArray<ServiceModel>(ReadServices(lines, ref next, parts[2], domain))));
                    break;
                default:
                    return null;
            }
        }

        return new DeclaredServices(domain, new EquatableArray<string>(namespaces.ToImmutable()), new EquatableArray<NamespaceModel>(groups.ToImmutable()));
    }

    private static ImmutableArray<ServiceModel> ReadServices(string[] lines, ref int next, string @namespace, string domain)
    {
        var services = ImmutableArray.CreateBuilder<ServiceModel>();
        while (next < lines.Length && lines[next].Split('\t') is ["service", var identifier, var name, var type, var addresses])
        {
            next++;
            services.Add(new ServiceModel(identifier, @namespace, name, ServiceModel.HostOf(name, @namespace, domain), "", 0)
            {
                Type = type,
                IsHeadless = addresses == "headless",
                ClusterIPs = new EquatableArray<string>(addresses is "" or "headless" ? [] : [.. addresses.Split(',')]),
                Ports = new EquatableArray<ServicePortModel>(ReadPorts(lines, ref next)),
            });
        }

        return services.ToImmutable();
    }

    private static ImmutableArray<ServicePortModel> ReadPorts(string[] lines, ref int next)
    {
        var ports = ImmutableArray.CreateBuilder<ServicePortModel>();
        while (next < lines.Length && lines[next].Split('\t') is ["port", var identifier, var name, var protocol, var port, var nodePort, var targetPort])
        {
            next++;
            ports.Add(new ServicePortModel(identifier, name, protocol, Number(port), Number(nodePort), Number(targetPort), null));
        }

        return ports.ToImmutable();
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static void Line(StringBuilder text, params string[] parts) => text.Append(string.Join("\t", parts)).Append('\n');
}
