namespace Knetc.Packages;

/// <summary>A test that needs shell scripts and their permissions.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "needs a shell";
    }
}
