using System.Text;
using Knetc.Testing;

namespace Knetc.Cli.Tests;

/// <summary>
/// One command-line test as a text file: input files, one command, and what it prints. Sections begin with
/// <c>=== file NAME</c>, <c>=== command</c>, <c>=== exit CODE</c>, <c>=== stdout</c> and <c>=== stderr</c>.
/// </summary>
internal sealed record Transcript(IReadOnlyList<(string Name, string Content)> Files, string Command)
{
    private const string Marker = "=== ";

    public static Transcript Parse(string text)
    {
        var files = new List<(string, string)>();
        string command = "";
        foreach (string section in text.Split('\n' + Marker).Select((part, index) => index == 0 ? part[Marker.Length..] : part))
        {
            int end = section.IndexOf('\n');
            string title = end < 0 ? section : section[..end];
            string body = end < 0 ? "" : section[(end + 1)..] + "\n";
            if (title.StartsWith("file ", StringComparison.Ordinal)) files.Add((title["file ".Length..], body));
            else if (title == "command") command = body.Trim();
        }

        return new Transcript(files, command);
    }

    /// <summary>Runs the command in a fresh folder and returns the whole transcript with what it printed.</summary>
    public string Replay()
    {
        using var folder = new TempFolder();
        var text = new StringBuilder();
        foreach (var (name, content) in Files)
        {
            folder.Write(name, content);
            text.Append($"{Marker}file {name}\n{content}");
        }

        var result = KnetcCommand.Run(folder.Path, Command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        text.Append($"{Marker}command\n{Command}\n{Marker}exit {result.ExitCode}\n");
        text.Append($"{Marker}stdout\n{result.Out.Replace(folder.Path, "FOLDER")}");
        text.Append($"{Marker}stderr\n{result.Error.Replace(folder.Path, "FOLDER")}");
        return text.ToString();
    }
}
