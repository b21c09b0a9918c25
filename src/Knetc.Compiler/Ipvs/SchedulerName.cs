using Knetc.Binding;

namespace Knetc.Ipvs;

/// <summary>Names of IPVS schedulers. Which ones a kernel has is for its modules to say.</summary>
internal static class SchedulerName
{
    public const string Default = "rr";

    /// <summary>The most characters the kernel takes.</summary>
    private const int MaxLength = 15;

    public static string InForce(KubeProxyConfiguration proxy) => proxy.Ipvs.Scheduler.Length == 0 ? Default : proxy.Ipvs.Scheduler;

    /// <summary>Whether the text can be a scheduler's name: the end of the name of a kernel module.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > MaxLength) return false;
        foreach (char c in text)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')) return false;
        }

        return true;
    }
}
