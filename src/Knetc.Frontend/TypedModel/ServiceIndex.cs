using System.Collections.Immutable;

namespace Knetc.TypedModel;

/// <summary>Which members there are, without what they hold: stays the same when a Service changes and none comes or goes.</summary>
/// <param name="Members">Every Service as <c>Default.DbService</c>.</param>
public sealed record ServiceIndex(EquatableArray<string> Members)
{
    public static ServiceIndex Of(ClusterModel model)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        foreach (var group in model.Namespaces)
        {
            foreach (var service in group.Services) members.Add($"{group.Identifier}.{service.Identifier}");
        }

        return new ServiceIndex(new EquatableArray<string>(members.ToImmutable()));
    }
}
