using System.Runtime.InteropServices;

namespace Knetc.MSBuild;

/// <summary>Finds the program that runs managed assemblies.</summary>
internal static class DotNetHosts
{
    /// <summary>FrameworkMissingFailure, CoreHostLibMissingFailure, CoreHostResolveFailure and FrameworkCompatFailure of the host.</summary>
    private static readonly uint[] MissingRuntime = [0x80008096, 0x80008083, 0x80008089, 0x8000809c];

    private static string FileName => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "dotnet.exe" : "dotnet";

    /// <summary>The host as asked for, else the one that runs this build, else the one that is installed; null when there is none.</summary>
    public static string? Find(string? wanted)
    {
        if (!string.IsNullOrEmpty(wanted)) return File.Exists(wanted) ? wanted : null;
        string?[] candidates = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"), InFolder(Environment.GetEnvironmentVariable("DOTNET_ROOT"))];
        var installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(InFolder);
        return candidates.Concat(installed).FirstOrDefault(File.Exists);
    }

    /// <summary>Whether an exit code is the host's word that it found no runtime. Unix keeps the low byte only.</summary>
    public static bool IsRuntimeMissing(int exitCode) => Array.Exists(MissingRuntime, code => unchecked((int)code) == exitCode || (int)(code & 0xff) == exitCode);

    private static string? InFolder(string? folder) => string.IsNullOrWhiteSpace(folder) ? null : Path.Combine(folder!.Trim('"'), FileName);
}
