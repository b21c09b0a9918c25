namespace Knetc.Locking;

/// <summary>What a locked value is: one section of the lock file each.</summary>
public enum LockPool : byte
{
    ClusterIP,
    HealthCheck,
    NodeCidr,
    NodePort,
    Place,
    PodIP,
}
