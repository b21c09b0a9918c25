using System.Text;
using Knetc.Testing;

namespace Knetc.Cli.Tests.Watching;

/// <summary>A running <c>knetc compile --watch</c> in a folder of its own.</summary>
internal sealed class WatchRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lines _error = new();
    private readonly string[] _arguments;
    private Task<int>? _task;

    public WatchRun(params string[] arguments) => _arguments = ["compile", "--watch", .. arguments];

    public TempFolder Folder { get; } = new();

    /// <summary>Everything printed so far.</summary>
    public string Printed => _error.Text;

    /// <summary>The lines that say what the rounds came to.</summary>
    public string[] Rounds => _error.Text.Split('\n').Where(static line => line.StartsWith("knetc: ", StringComparison.Ordinal) && line.EndsWith(" ms)", StringComparison.Ordinal)).ToArray();

    /// <summary>Starts and waits for the first round.</summary>
    public WatchRun Start()
    {
        _task = Task.Factory.StartNew(() => KnetcApplication.Run(_arguments, new CliHost
        {
            In = Stream.Null,
            Out = TextWriter.Null,
            Error = _error,
            WorkingDirectory = Folder.Path,
            Stopping = _stop.Token,
        }), TaskCreationOptions.LongRunning);
        WaitFor(() => Rounds.Length > 0, "the first round");
        return this;
    }

    /// <summary>Does something and waits for a round that says so.</summary>
    /// <param name="change">What to do.</param>
    /// <param name="expected">A part of that round's line.</param>
    public string After(Action change, string expected)
    {
        int before = Rounds.Length;
        change();
        WaitFor(() => Rounds.Skip(before).Any(line => line.Contains(expected, StringComparison.Ordinal)), expected);
        return Rounds[^1];
    }

    /// <summary>Waits until something holds.</summary>
    public void WaitFor(Func<bool> condition, string what)
    {
        var end = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.False(_task!.IsFaulted, _task.Exception?.ToString());
            Assert.True(DateTime.UtcNow < end, $"waited in vain for: {what}\n{Printed}");
            Thread.Sleep(5);
        }
    }

    /// <summary>Ends the session and returns its exit code.</summary>
    public int Stop()
    {
        _stop.Cancel();
        Assert.True(_task!.Wait(Patience), "the session goes on");
        return _task.Result;
    }

    /// <summary>All generated files with their content.</summary>
    public SortedDictionary<string, string> Output(string folder = "generated") => FilesBelow(Folder.PathOf(folder));

    public static SortedDictionary<string, string> FilesBelow(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)) files.Add(Path.GetRelativePath(folder, file), File.ReadAllText(file));
        return files;
    }

    public void Dispose()
    {
        if (_task is { IsCompleted: false }) Stop();
        _stop.Dispose();
        Folder.Dispose();
    }

    private sealed class Lines : StringWriter
    {
        private readonly StringBuilder _text = new();

        public Lines() => NewLine = "\n";

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public override void Write(char value)
        {
            lock (_text) _text.Append(value);
        }

        public override void Write(string? value)
        {
            lock (_text) _text.Append(value);
        }

        public override void WriteLine(string? value)
        {
            lock (_text) _text.Append(value).Append('\n');
        }
    }
}
