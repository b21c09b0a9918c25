using System.Collections.Immutable;
using System.CommandLine;
using Knetc.Cli.Commands;
using Knetc.Cli.Input;
using Knetc.Diagnostics;
using Knetc.Incremental;

namespace Knetc.Cli.Watching;

/// <summary>The input of one round after the other; a file is read again only when it changed.</summary>
internal sealed class WatchedInput(CliHost host, CompileOptionSet options, ParseResult result)
{
    private readonly string[] _arguments = result.GetValue(options.Paths)!;
    private readonly CompilationMemory _memory = new();
    private readonly WatchedTemplates _templates = new(result.GetValue(options.Templates), host.WorkingDirectory);
    private LocatedInput? _located;
    private Dictionary<string, int> _indexes = [];
    private WatchedFile[] _files = [];
    private string? _lock;
    private volatile WatchedPaths? _paths;

    /// <summary>The input of the last round.</summary>
    public LocatedInput Located => _located!;

    /// <summary>How many files there are.</summary>
    public int Count => _files.Length;

    /// <summary>How many files were read from disk in the last round.</summary>
    public int ReadCount { get; private set; }

    /// <summary>How many rounds so far went through everything, rather than through what an edit changes.</summary>
    public int WholeRounds => _memory.WholeRunCount;

    /// <summary>The folders to watch for changes of this input.</summary>
    public HashSet<WatchRoot> Roots { get; private set; } = [];

    /// <summary>Whether a change of that path can matter; asked from any thread.</summary>
    public bool Counts(string path) => _paths is not { } paths || paths.Counts(path);

    /// <summary>Notes what the last round left in the lock file, which is then no change.</summary>
    public void Keep(string? lockText) => _lock = lockText;

    /// <summary>Looks at what changed and says what it comes to: names for people; none when nothing did.</summary>
    public List<string> Update(ChangeSet changes)
    {
        var changed = new List<string>();
        ReadCount = 0;
        bool relocate = _located is null || changes.IsPartial;
        if (changes.IsPartial || changes.Paths.Any(_templates.Owns)) changed.AddRange(_templates.Update());
        foreach (string path in changes.Paths)
        {
            if (_indexes.TryGetValue(path, out int index))
            {
                relocate |= !Refresh(index, changed) || path == _located!.ProjectFile;
            }
            else if (path == LockPath)
            {
                if (ReadLock() != _lock) changed.Add(Shown(path));
            }
            else if (path == BaselinePath)
            {
                changed.Add(Shown(path));
            }
            else
            {
                relocate |= _paths!.Relocates(path);
            }
        }

        if (relocate) Locate(changed);
        return changed;
    }

    /// <summary>The input as it is now.</summary>
    public CompilerInput Read(CommandContext context, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(_located!.Diagnostics);
        bool failed = _located.Failed;
        var sources = ImmutableArray.CreateBuilder<BoundSource>(_files.Length);
        foreach (var file in _files)
        {
            failed |= file.Failed;
            diagnostics.AddRange(file.Diagnostics);
            if (file.Source is { } source) sources.Add(source);
        }

        context.EnvironmentFailed |= failed;
        CommandContext.CheckCount(_located, sources.Count, diagnostics);
        return _located.Input with { Kept = sources.ToImmutable(), Memory = _memory };
    }

    private string LockPath => options.Lock.Path(result, _located!.Input, host.WorkingDirectory, result.GetValue(options.Output));

    private string? BaselinePath => result.GetValue(options.Common.Baseline) is { } file ? Path.GetFullPath(file, host.WorkingDirectory) : null;

    /// <summary>Reads a file again; false when it is not there any more.</summary>
    private bool Refresh(int index, List<string> changed)
    {
        var before = _files[index];
        if (!File.Exists(before.File.FullPath)) return false;
        ReadCount++;
        _files[index] = before.ReadAgain(before.File);
        if (!IsSame(before, _files[index])) changed.Add(before.File.DisplayPath);
        return true;
    }

    /// <summary>Finds the files anew, and reads those that are new or look different.</summary>
    private void Locate(List<string> changed)
    {
        var context = new CommandContext(host, options.Common, result);
        _located = context.Locate(_arguments, input => options.Lock.Path(result, input, host.WorkingDirectory, result.GetValue(options.Output)));
        var files = _located.Files.ToArray();
        var before = _files;
        var old = _indexes;
        var now = new WatchedFile[files.Length];
        int reads = 0;
        Parallel.For(0, files.Length, i =>
        {
            var known = old.TryGetValue(files[i].FullPath, out int index) ? before[index] : null;
            if (known is not null && known.File == files[i] && known.IsCurrent)
            {
                now[i] = known;
                return;
            }

            Interlocked.Increment(ref reads);
            now[i] = known is null ? WatchedFile.Read(files[i]) : known.ReadAgain(files[i]);
        });
        ReadCount += reads;
        _files = now;
        _indexes = new Dictionary<string, int>(files.Length, StringComparer.Ordinal);
        for (int i = 0; i < files.Length; i++)
        {
            _indexes.Add(files[i].FullPath, i);
            if (!old.TryGetValue(files[i].FullPath, out int index) || !IsSame(before[index], now[i])) changed.Add(files[i].DisplayPath);
        }

        foreach (var file in before)
        {
            if (!_indexes.ContainsKey(file.File.FullPath)) changed.Add(file.File.DisplayPath);
        }

        Remember();
    }

    private void Remember()
    {
        var input = _located!.Input;
        var project = input.Project;
        string output = input.OutputFolder(result.GetValue(options.Output), host.WorkingDirectory);
        string[] single = BaselinePath is { } baseline ? [LockPath, baseline] : [LockPath];
        Roots = WatchRoots.Find(_arguments, _located, single, _templates.Root, host.WorkingDirectory);
        var reports = (result.GetValue(options.Common.Reports) ?? []).Select(report => Path.GetFullPath(report.File, host.WorkingDirectory));
        bool anyName = project is { Inputs.IsEmpty: false } || _arguments.Any(static path => path.AsSpan().ContainsAny('*', '?'));
        _paths = new WatchedPaths(_indexes, single, _templates, reports, output, Roots.Where(static root => root.IsDeep).Select(static root => root.Folder), anyName);
    }

    private string? ReadLock()
    {
        bool failed = false;
        return new LockStore(LockPath, host.WorkingDirectory).Read(new DiagnosticBag(), ref failed)?.Content;
    }

    private static bool IsSame(WatchedFile left, WatchedFile right) => ReferenceEquals(left.Source, right.Source) && left.Diagnostics.IsEmpty && right.Diagnostics.IsEmpty && left.File == right.File;

    private string Shown(string path) => ShownPath.Of(host.WorkingDirectory, path);
}
