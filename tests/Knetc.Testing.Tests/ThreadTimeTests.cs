using System.Diagnostics;

namespace Knetc.Testing;

public sealed class ThreadTimeTests
{
    [Fact]
    public void It_grows_with_work()
    {
        var start = ThreadTime.Now;
        var watch = Stopwatch.StartNew();
        while (ThreadTime.Now - start < TimeSpan.FromMilliseconds(20)) Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(15), watch.Elapsed.ToString());
    }

    [Fact]
    public void It_stands_still_while_the_thread_waits()
    {
        if (!OperatingSystem.IsLinux()) return;
        var start = ThreadTime.Now;
        Thread.Sleep(200);
        Assert.InRange(ThreadTime.Now - start, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }
}
