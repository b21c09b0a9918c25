using System.Globalization;
using System.Text;
using Knetc.Diagnostics;

namespace Knetc.Cli.Input;

/// <summary>
/// Lays the manifests of a revision out in a temporary folder, so that they are found and read like any others. Only reads
/// the repository.
/// </summary>
/// <param name="git">How git is run.</param>
/// <param name="workingDirectory">Decides which repository it is, and what paths are relative to.</param>
internal sealed class RevisionReader(IGit git, string workingDirectory)
{
    private const string SymbolicLink = "120000";

    /// <summary>The files of a revision, or null when the reason is among the diagnostics.</summary>
    /// <param name="revision">Any name that git resolves to a commit.</param>
    /// <param name="path">The file, folder or glob of interest, relative to the working folder; null for the project in force.</param>
    public RevisionFolder? Read(string revision, string? path, DiagnosticBag diagnostics)
    {
        if (git.Run(workingDirectory, "", "rev-parse", "--show-prefix") is not { } place)
        {
            return Fail(revision, "no such file or folder, and there is no git to look for a revision of that name", diagnostics);
        }

        if (!place.Succeeded) return Fail(revision, $"no such file or folder, and no revision either: {FirstLine(place.Error)}", diagnostics);
        var tree = git.Run(workingDirectory, "", "rev-parse", "--verify", "--quiet", revision + "^{tree}");
        if (tree is not { Succeeded: true })
        {
            return Fail(revision, "no such file or folder, and no revision of that name in the git repository", diagnostics);
        }

        string root = Directory.CreateTempSubdirectory("knetc-revision-").FullName;
        string current = Path.GetFullPath(place.Text.TrimEnd('\n'), root);
        string scope = Path.GetFullPath(path ?? ".", current);
        var folder = new RevisionFolder(revision, root, current, Path.TrimEndingDirectorySeparator(scope));
        if (Fill(folder, tree.Text.Trim(), mayHaveMoved: path is null) is not { } error) return folder;
        folder.Dispose();
        return Fail(path is null ? revision : $"{path} at {revision}", error, diagnostics);
    }

    private string? Fill(RevisionFolder folder, string tree, bool mayHaveMoved)
    {
        if (!IsBelow(folder.Scope, folder.Root)) return "the path is outside the git repository";
        try
        {
            if (Extract(tree, folder.Root) is { } error) return error;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }

        // A project further up does not ask whether the current folder was there.
        string wanted = mayHaveMoved ? folder.FindProject() : folder.Scope;
        bool isThere = wanted.AsSpan().ContainsAny('*', '?') || Path.Exists(wanted);
        return isThere ? null : "no such file or folder at that revision";
    }

    private string? Extract(string tree, string root)
    {
        if (git.Run(workingDirectory, "", "ls-tree", "-r", "-z", "--full-tree", tree) is not { Succeeded: true } listing) return "git cannot list its files";
        var entries = listing.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Parse).Where(entry => entry.Mode.Length > 0 && IsWanted(entry.Path)).ToList();
        string ids = string.Concat(entries.Select(static entry => entry.Id + "\n"));
        if (git.Run(workingDirectory, ids, "cat-file", "--batch") is not { Succeeded: true } contents) return "git cannot read its files";

        ReadOnlySpan<byte> rest = contents.Output;
        foreach (var entry in entries)
        {
            // ID SP "blob" SP SIZE LF CONTENT LF
            int line = rest.IndexOf((byte)'\n');
            string[] header = line < 0 ? [] : Encoding.ASCII.GetString(rest[..line]).Split(' ');
            if (header is not [_, "blob", var size] || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            {
                return $"git has no content of {entry.Path}";
            }

            Write(root, entry, rest.Slice(line + 1, length));
            rest = rest[(line + length + 2)..];
        }

        return null;
    }

    /// <summary>A line of <c>git ls-tree</c>: mode, type and object, a tab, the path. The mode stays empty for what is no file.</summary>
    private static (string Mode, string Id, string Path) Parse(string line)
    {
        int tab = line.IndexOf('\t');
        string[] fields = line[..tab].Split(' ');
        return (fields[1] == "blob" ? fields[0] : "", fields[2], line[(tab + 1)..]);
    }

    /// <summary>Manifests, lock files, and the files that mark charts and output folders.</summary>
    private static bool IsWanted(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".lock", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path) == OutputManifest.FileName;

    private static void Write(string root, (string Mode, string Id, string Path) entry, ReadOnlySpan<byte> content)
    {
        string full = Path.GetFullPath(entry.Path, root);
        if (!IsBelow(full, root)) return;
        string parent = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(parent);
        if (entry.Mode != SymbolicLink)
        {
            File.WriteAllBytes(full, content);
            return;
        }

        // A link that leads out of the repository is not part of the revision.
        string target = Encoding.UTF8.GetString(content);
        if (!Path.IsPathRooted(target) && IsBelow(Path.GetFullPath(target, parent), root)) File.CreateSymbolicLink(full, target);
    }

    private static bool IsBelow(string path, string root) =>
        Path.TrimEndingDirectorySeparator(path) == root || path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static RevisionFolder? Fail(string name, string reason, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(InputDiagnostics.FileFailed, $"cannot read {name}: {reason}")
        {
            Help = "name a file or folder, or a revision of the git repository that the current folder is in",
        });
        return null;
    }
}
