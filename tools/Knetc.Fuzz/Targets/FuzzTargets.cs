namespace Knetc.Fuzz.Targets;

/// <summary>All targets by name.</summary>
public static class FuzzTargets
{
    public static IReadOnlyDictionary<string, FuzzTarget> All { get; } = new SortedDictionary<string, FuzzTarget>(StringComparer.Ordinal)
    {
        ["binder"] = new BinderTarget(),
        ["lock"] = new LockTarget(),
        ["shape"] = new ShapeTarget(),
        ["yaml"] = new YamlTarget(),
    };

    public static FuzzTarget? Find(string name) => All.GetValueOrDefault(name);
}
