using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Options;

/// <summary>Every option with the source of its value.</summary>
public sealed class OptionTable
{
    public static readonly OptionTable Empty = new([]);

    private readonly Dictionary<string, EffectiveOption> _byName;

    public OptionTable(ImmutableArray<EffectiveOption> rows)
    {
        Rows = rows;
        _byName = new Dictionary<string, EffectiveOption>(rows.Length, StringComparer.Ordinal);
        foreach (var row in rows) _byName[row.Name] = row;
    }

    /// <summary>In the order in which they are shown.</summary>
    public ImmutableArray<EffectiveOption> Rows { get; }

    /// <summary>The row of an option; null when nobody states it and it has no default.</summary>
    public EffectiveOption? Find(ClusterOption option) => Find(option.Name);

    /// <summary>The row of an option by its name, kube-proxy's own options included.</summary>
    public EffectiveOption? Find(string name) => _byName.TryGetValue(name, out var row) ? row : null;

    /// <summary>Where the value in force stands in a file; null for the command line and for defaults.</summary>
    public SourceLocation? Locate(ClusterOption option) => Find(option)?.InForce.Location;

    /// <summary>The cluster's own options out of all sources, strongest first.</summary>
    public static ImmutableArray<EffectiveOption> RowsOf(ImmutableArray<OptionLayer> layers)
    {
        var rows = ImmutableArray.CreateBuilder<EffectiveOption>(ClusterOption.All.Length);
        foreach (var option in ClusterOption.All)
        {
            OptionStatement? inForce = null;
            var overridden = ImmutableArray.CreateBuilder<OptionStatement>();
            foreach (var layer in layers)
            {
                if (option.TextOf(layer) is not { } value) continue;
                var statement = new OptionStatement(value, layer, layer.PlaceOf(option));
                if (inForce is null) inForce = statement;
                else if (value != inForce.Value && !layer.IsDefault) overridden.Add(statement);
            }

            if (inForce is not null) rows.Add(new EffectiveOption(option.Name, inForce, overridden.ToImmutable()));
        }

        return rows.ToImmutable();
    }
}
