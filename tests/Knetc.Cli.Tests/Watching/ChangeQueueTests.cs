using Knetc.Cli.Watching;

namespace Knetc.Cli.Tests.Watching;

public sealed class ChangeQueueTests
{
    [Fact]
    public void Changes_of_one_burst_are_taken_together()
    {
        var queue = new ChangeQueue(TimeProvider.System);
        for (int i = 0; i < 1000; i++) queue.Add($"/file-{i % 100}");
        var changes = queue.Take(CancellationToken.None)!;
        Assert.Equal(100, changes.Paths.Count);
        Assert.False(changes.IsPartial);
    }

    [Fact]
    public async Task Changes_without_end_are_taken_in_between()
    {
        var queue = new ChangeQueue(TimeProvider.System);
        using var enough = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (int i = 0; !enough.IsCancellationRequested; i++)
            {
                queue.Add($"/file-{i}");
                Thread.Sleep(1);
            }
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var changes = queue.Take(patience.Token);
        enough.Cancel();
        await writer;
        Assert.NotNull(changes);
        Assert.NotEmpty(changes.Paths);
    }

    [Fact]
    public void More_than_can_be_noted_means_everything()
    {
        var queue = new ChangeQueue(TimeProvider.System);
        for (int i = 0; i < 50_000; i++) queue.Add($"/file-{i}");
        Assert.True(queue.Take(CancellationToken.None)!.IsPartial);

        queue.AddEverything();
        Assert.True(queue.Take(CancellationToken.None)!.IsPartial);
        queue.Add("/file");
        Assert.False(queue.Take(CancellationToken.None)!.IsPartial);
    }

    [Fact]
    public void Waiting_ends_when_told_so()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Null(new ChangeQueue(TimeProvider.System).Take(stop.Token));
    }
}
