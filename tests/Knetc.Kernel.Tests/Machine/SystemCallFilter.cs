using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Knetc.Kernel.Machine;

/// <summary>A filter of system calls for the processes that the current thread starts from now on.</summary>
internal static class SystemCallFilter
{
    private const int SetNoNewPrivileges = 38;
    private const int SetSecureComputing = 22;
    private const int FilterMode = 2;

    /// <summary>
    /// Makes <c>ptrace(PTRACE_GETREGSET)</c> fail. User-mode Linux 6.1 asks that way for the vector registers of its processes
    /// and keeps them in a buffer of fixed size, which processors with AMX overflow: their processes would not even start. When
    /// told that the call does not exist it keeps the older registers, up to SSE, in the older way.
    /// </summary>
    public static void HideRegisterSets()
    {
        const uint Trace = 101, GetRegisterSet = 0x4204, Fail = 0x0005_0000 + 5, Allow = 0x7fff_0000;
        Instruction[] program =
        [
            new(0x20, 0, 0, 0), // the number of the call
            new(0x15, 0, 3, Trace),
            new(0x20, 0, 0, 16), // its first argument
            new(0x15, 0, 1, GetRegisterSet),
            new(0x06, 0, 0, Fail),
            new(0x06, 0, 0, Allow),
        ];
        var memory = GCHandle.Alloc(program, GCHandleType.Pinned);
        try
        {
            var filter = new Filter((ushort)program.Length, memory.AddrOfPinnedObject());
            if (Control(SetNoNewPrivileges, 1, 0, 0, 0) != 0 || Control(SetSecureComputing, FilterMode, ref filter, 0, 0) != 0) throw new Win32Exception();
        }
        finally
        {
            memory.Free();
        }
    }

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Control(int option, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Control(int option, nint first, ref Filter second, nint third, nint fourth);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Value);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Filter(ushort Length, nint Program);
}
