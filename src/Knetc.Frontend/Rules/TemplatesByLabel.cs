using Knetc.Binding;

namespace Knetc.Rules;

/// <summary>Finds pod templates by the labels of a selector, whatever their namespace.</summary>
internal sealed class TemplatesByLabel
{
    private readonly Dictionary<(string Key, string Value), List<PodGroup>> _templates = [];

    /// <param name="services">The Services that will be asked for; labels outside their selectors are not indexed.</param>
    /// <param name="templates">The templates.</param>
    public TemplatesByLabel(IReadOnlyList<Service> services, IReadOnlyList<PodGroup> templates)
    {
        foreach (var service in services)
        {
            foreach (var pair in service.Spec.Selector)
            {
                if (!_templates.ContainsKey((pair.Key, pair.Value))) _templates.Add((pair.Key, pair.Value), []);
            }
        }

        foreach (var template in templates)
        {
            foreach (var pair in template.First.Metadata.Labels)
            {
                if (_templates.TryGetValue((pair.Key, pair.Value), out var list)) list.Add(template);
            }
        }
    }

    /// <summary>The first template that has every label of a Service's selector, or null.</summary>
    public PodGroup? Find(Service service)
    {
        List<PodGroup>? fewest = null;
        foreach (var pair in service.Spec.Selector)
        {
            var list = _templates[(pair.Key, pair.Value)];
            if (fewest is null || list.Count < fewest.Count) fewest = list;
        }

        foreach (var template in fewest ?? [])
        {
            if (service.Spec.Selector.All(pair => template.First.Metadata.Label(pair.Key) == pair.Value)) return template;
        }

        return null;
    }
}
