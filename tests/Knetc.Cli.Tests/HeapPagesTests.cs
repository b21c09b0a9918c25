using System.Runtime.InteropServices;

namespace Knetc.Cli.Tests;

public class HeapPagesTests
{
    /// <summary>So much comes from the system, not out of what was used before.</summary>
    private const int Size = 64 << 20;

    /// <summary>The allocator writes before the buffer, and the machine may give it a large page for that.</summary>
    private const int LargePage = 2 << 20;

    [FactOfKernel(5, 14)]
    public unsafe void All_pages_of_a_new_buffer_are_put_in_place()
    {
        void* buffer = NativeMemory.AlignedAlloc(Size, (nuint)Environment.SystemPageSize);
        try
        {
            Assert.Equal(0, CountInPlace((nint)buffer + LargePage, Size - LargePage));
            HeapPages.PutInPlace(new Span<char>(buffer, Size / sizeof(char)));
            Assert.Equal(Size / Environment.SystemPageSize, CountInPlace((nint)buffer, Size));
        }
        finally
        {
            NativeMemory.AlignedFree(buffer);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(7, 2048)]
    [InlineData(9, 20_000)]
    public void What_is_there_already_stays(int start, int length)
    {
        char[] buffer = [.. Enumerable.Range(0, 30_000).Select(static i => (char)i)];
        HeapPages.PutInPlace(buffer.AsSpan(start, length));
        for (int i = 0; i < buffer.Length; i++) Assert.Equal((char)i, buffer[i]);
    }

    private static int CountInPlace(nint start, int length)
    {
        byte[] pages = new byte[length / Environment.SystemPageSize];
        Assert.Equal(0, InPlace(start, length, pages));
        return pages.Count(static page => (page & 1) == 1);
    }

    [DllImport("libc", EntryPoint = "mincore")]
    private static extern int InPlace(nint start, nint length, [Out] byte[] pages);

    private sealed class FactOfKernelAttribute : FactAttribute
    {
        public FactOfKernelAttribute(int major, int minor)
        {
            if (!OperatingSystem.IsLinux()) Skip = "only Linux puts pages in place";
            else if (Environment.OSVersion.Version < new Version(major, minor)) Skip = $"the kernel is older than {major}.{minor}";
        }
    }
}
