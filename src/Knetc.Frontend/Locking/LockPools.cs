using System.Collections.Immutable;

namespace Knetc.Locking;

/// <summary>The sections of a lock file.</summary>
public static class LockPools
{
    /// <summary>All of them, in the order of their names.</summary>
    public static ImmutableArray<LockPool> All { get; } =
        [LockPool.ClusterIP, LockPool.HealthCheck, LockPool.NodeCidr, LockPool.NodePort, LockPool.Place, LockPool.PodIP];

    /// <summary>The name of the section, which is the kind that is hashed.</summary>
    public static string Name(LockPool pool) => pool switch
    {
        LockPool.ClusterIP => "clusterip",
        LockPool.HealthCheck => "healthcheck",
        LockPool.NodeCidr => "nodecidr",
        LockPool.NodePort => "nodeport",
        LockPool.Place => "place",
        _ => "podip",
    };

    /// <summary>Finds a section by its name.</summary>
    public static LockPool? Find(string name)
    {
        foreach (var pool in All)
        {
            if (Name(pool) == name) return pool;
        }

        return null;
    }

    /// <summary>Whether a value without an object stays out of use. A node takes any number of pods, so places need not.</summary>
    public static bool Retires(LockPool pool) => pool != LockPool.Place;

    /// <summary>Whether values are numbers rather than texts.</summary>
    public static bool IsNumeric(LockPool pool) => pool is LockPool.NodePort or LockPool.HealthCheck;
}
