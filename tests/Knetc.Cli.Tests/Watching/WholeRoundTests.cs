using System.CommandLine;
using Knetc.Cli.Commands;
using Knetc.Cli.Watching;
using Knetc.Testing;

namespace Knetc.Cli.Tests.Watching;

/// <summary>How many rounds of a session go through everything: it must not be more than the edits ask for.</summary>
public sealed class WholeRoundTests
{
    [Theory]
    [InlineData("port: 80", "port: 81", 0)]
    [InlineData("addresses: [10.200.0.1]", "addresses: [10.200.0.2]", 0)]
    [InlineData("targetPort: 8080", "targetPort: 8081", 0)]
    [InlineData("sessionAffinity: None", "sessionAffinity: ClientIP", 0)]
    [InlineData("selector: {app: s3}", "selector: {app: s4}", 0)]
    [InlineData("type: ClusterIP", "type: NodePort", 1)]
    [InlineData("name: s3,", "name: t3,", 1)]
    public async Task An_edit_that_leaves_addresses_alone_takes_no_whole_round(string before, string after, int wholeRounds)
    {
        using var folder = new TempFolder();
        for (int i = 0; i < 20; i++) folder.Write($"k8s/s{i}.yaml", Service(i));
        folder.Write("k8s/pods.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 3, selector: {matchLabels: {app: s3}}, template: {metadata: {labels: {app: s3}}, spec: {containers: [{name: c, image: i}]}}}\n");
        using var stop = new CancellationTokenSource();
        using var rested = new SemaphoreSlim(0);
        var options = new CompileOptionSet();
        var command = new RootCommand();
        options.AddTo(command);
        var host = new CliHost
        {
            In = Stream.Null,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            WorkingDirectory = folder.Path,
            Stopping = stop.Token,
            Resting = () => rested.Release(),
        };
        var session = new WatchSession(host, options, command.Parse(["--watch", "k8s", "-o", "out", "--lock-file", "knetc.lock.json"]));
        var task = Task.Factory.StartNew(session.Run, TaskCreationOptions.LongRunning);
        Assert.True(await rested.WaitAsync(TimeSpan.FromSeconds(60)), "the first round does not end");
        Assert.Equal(1, session.WholeRounds);

        // Also directly after the round that wrote the lock file.
        foreach (int other in (int[])[0, 3, 5])
        {
            string text = Service(other);
            if (other == 3) Assert.Contains(before, text, StringComparison.Ordinal);
            folder.Write($"k8s/s{other}.yaml", other == 3 ? text.Replace(before, after, StringComparison.Ordinal) : text.Replace("port: 80", "port: 90", StringComparison.Ordinal));
            Assert.True(await rested.WaitAsync(TimeSpan.FromSeconds(60)), $"no round follows the edit of s{other}");
        }

        Assert.Equal(1 + wholeRounds, session.WholeRounds);
        await stop.CancelAsync();
        Assert.Equal(0, await task.WaitAsync(TimeSpan.FromSeconds(60)));
        var written = WatchRun.FilesBelow(folder.PathOf("out"));
        Assert.Equal(0, KnetcCommand.Run(folder.Path, "compile", "k8s", "-o", "fresh", "--lock-file", "knetc.lock.json", "--locked").ExitCode);
        Assert.Equal(WatchRun.FilesBelow(folder.PathOf("fresh")), written);
    }

    private static string Service(int number) =>
        $$$"""
        apiVersion: v1
        kind: Service
        metadata: {name: s{{{number}}}, namespace: default}
        spec:
          type: ClusterIP
          sessionAffinity: None
          selector: {app: s{{{number}}}}
          ports:
          - {name: http, port: 80, targetPort: 8080}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: g{{{number}}}}
        spec: {ports: [{name: http, port: 8080}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: g{{{number}}}-a, labels: {kubernetes.io/service-name: g{{{number}}}}}
        addressType: IPv4
        ports: [{name: http, port: 8080, protocol: TCP}]
        endpoints:
        - addresses: [10.200.0.1]

        """;
}
