using System.Runtime.InteropServices;

namespace Knetc.Cli.Tests;

public class HeapPagesTests
{
    private const int Pages = 4096;

    [FactOfKernel(5, 14)]
    public void All_pages_of_a_new_buffer_are_put_in_place()
    {
        char[] buffer = GC.AllocateUninitializedArray<char>(Pages * Environment.SystemPageSize / sizeof(char));
        var pin = GCHandle.Alloc(buffer, GCHandleType.Pinned);
        try
        {
            nint start = (pin.AddrOfPinnedObject() + Environment.SystemPageSize - 1) & -Environment.SystemPageSize;
            Assert.True(CountInPlace(start) < Pages / 2);
            HeapPages.PutInPlace(buffer);
            Assert.Equal(Pages - 1, CountInPlace(start));
        }
        finally
        {
            pin.Free();
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

    private static int CountInPlace(nint start)
    {
        byte[] pages = new byte[Pages - 1];
        Assert.Equal(0, InPlace(start, (nint)pages.Length * Environment.SystemPageSize, pages));
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
