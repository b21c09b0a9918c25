using Knetc.Schema;
using Knetc.TypedModel;

namespace Knetc.Generators.Hosts;

/// <summary>What the manifests declare, to hold hosts, ports and addresses in code against.</summary>
internal sealed class DeclaredCluster
{
    private readonly Dictionary<string, List<DeclaredService>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DeclaredService> _byFullName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DeclaredService> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, (DeclaredService Service, ServicePortModel Port)> _byNodePort = [];
    private readonly HashSet<int> _ports = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.OrdinalIgnoreCase);
    private readonly ExternalHosts _external;
    private readonly string _domain;

    /// <param name="declared">The Services and namespaces.</param>
    /// <param name="settings">How the class is called that has them as members.</param>
    /// <param name="external">Hosts that are right without being declared.</param>
    public DeclaredCluster(DeclaredServices declared, ModelSettings settings, ExternalHosts external)
    {
        _external = external;
        _domain = declared.Domain;
        foreach (string name in declared.Namespaces) _namespaces.Add(name);
        foreach (var group in declared.Groups)
        {
            _namespaces.Add(group.Name);
            foreach (var service in group.Services) Add(new DeclaredService(service, group.Identifier, settings));
        }
    }

    /// <summary>The Service of a cluster IP.</summary>
    public DeclaredService? FindAddress(string address) => _byAddress.TryGetValue(address, out var service) ? service : null;

    /// <summary>The Service of a node port; null also when the number is a port of some Service or pod as well.</summary>
    public (DeclaredService Service, ServicePortModel Port)? FindNodePort(int port) =>
        _byNodePort.TryGetValue(port, out var found) && !_ports.Contains(port) ? found : null;

    /// <summary>What a host is to the cluster.</summary>
    public HostVerdict Judge(string host, HostContext context)
    {
        string name = host.TrimEnd('.');
        if (!IsName(name) || _external.Contains(name)) return HostVerdict.Foreign;
        string[] labels = WithoutSuffix(name, out bool isExplicit).Split('.');
        if (isExplicit) return labels.Length < 2 ? HostVerdict.Foreign : JudgeQualified(labels[labels.Length - 2], labels[labels.Length - 1]);
        if (labels.Length == 1) return JudgeSingle(name, context);
        if (labels.Length != 2 || !_namespaces.Contains(labels[1])) return HostVerdict.Foreign;
        if (_byFullName.TryGetValue($"{labels[1]}/{labels[0]}", out var service)) return HostVerdict.Declared([service]);
        bool isPublic = CommonNames.IsOldDomain(labels[1]) || (context == HostContext.Public && CommonNames.IsNewDomain(labels[1]));
        return context < HostContext.Public || isPublic ? HostVerdict.Foreign : JudgeQualified(labels[0], labels[1]);
    }

    private HostVerdict JudgeQualified(string name, string @namespace)
    {
        if (_byFullName.TryGetValue($"{@namespace}/{name}", out var service)) return HostVerdict.Declared([service]);

        // The API server declares this one itself.
        if (name == "kubernetes" && @namespace == "default") return HostVerdict.Foreign;
        return HostVerdict.Undeclared($"no manifest declares a Service \"{name}\" in namespace \"{@namespace}\"{Suggest(name, @namespace)}");
    }

    private HostVerdict JudgeSingle(string name, HostContext context)
    {
        if (context == HostContext.Bare) return HostVerdict.Foreign;
        if (_byName.TryGetValue(name, out var services)) return HostVerdict.Declared(services);

        // No Service can have an underscore, but templates of texts to fill in do.
        bool isTelling = context >= HostContext.Public && name != "kubernetes" && name.IndexOf('_') < 0 && !CommonNames.IsPlaceholder(name);
        return isTelling ? HostVerdict.Undeclared($"no manifest declares a Service \"{name}\"{Suggest(name, null)}") : HostVerdict.Foreign;
    }

    private string Suggest(string name, string? @namespace)
    {
        var known = @namespace is null ? _byName.Keys : _byFullName.Values.Where(service => service.Model.Namespace == @namespace).Select(service => service.Model.Name);
        if (FieldSuggestion.Closest(known, name) is { } closest) return $"; did you mean \"{closest}\"?";
        return @namespace is not null && _byName.TryGetValue(name, out var elsewhere) ? $"; there is one in namespace \"{elsewhere[0].Model.Namespace}\"" : "";
    }

    /// <summary>The name without <c>.svc</c> and the cluster domain.</summary>
    private string WithoutSuffix(string name, out bool isExplicit)
    {
        foreach (string suffix in (string[])[".svc." + _domain, ".svc"])
        {
            isExplicit = name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
            if (isExplicit) return name.Substring(0, name.Length - suffix.Length);
        }

        isExplicit = false;
        return name;
    }

    private static bool IsName(string text)
    {
        if (text.Length is 0 or > 253) return false;
        foreach (string label in text.Split('.'))
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[label.Length - 1] == '-') return false;
            foreach (char c in label)
            {
                if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')) return false;
            }
        }

        return true;
    }

    private void Add(DeclaredService service)
    {
        var model = service.Model;
        if (!_byName.TryGetValue(model.Name, out var same)) _byName.Add(model.Name, same = []);
        same.Add(service);
        _byFullName[$"{model.Namespace}/{model.Name}"] = service;
        foreach (string address in model.ClusterIPs) _byAddress[address] = service;
        foreach (var port in model.Ports)
        {
            _ports.Add(port.Port);
            _ports.Add(port.TargetPort);
            if (port.NodePort != 0) _byNodePort[port.NodePort] = (service, port);
        }
    }
}
