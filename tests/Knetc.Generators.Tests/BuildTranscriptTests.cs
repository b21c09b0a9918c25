using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Generators.Tests.Projects;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Knetc.Generators.Tests;

/// <summary>The findings of a build are documented by transcripts; each is what happens.</summary>
public sealed class BuildTranscriptTests
{
    public static TheoryData<string> Ids => [.. DiagnosticCatalog.All.Select(entry => entry.Id).Where(id => id.StartsWith("KN50", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_transcript_is_what_happens(string id)
    {
        string transcript = DiagnosticExample.FindTranscript(id)!;
        var project = new TestProject().WithManifest("web.yaml", Manifest.Service("unrelated"));
        var expected = new List<string>();
        foreach (string part in ("\n" + transcript.TrimEnd('\n')).Split("\n$ ").Skip(1))
        {
            string[] lines = part.Split('\n');
            string content = string.Join('\n', lines.Skip(1)) + "\n";
            if (lines[0].StartsWith("cat ", StringComparison.Ordinal))
            {
                string file = lines[0]["cat ".Length..];
                project = file.EndsWith(".cs", StringComparison.Ordinal) ? project.WithSource(content, file) : project.WithManifest(file, content);
            }
            else
            {
                foreach (string property in lines[0].Split(' ').Where(word => word.StartsWith("-p:", StringComparison.Ordinal)))
                {
                    project = project.WithProperty(property[3..property.IndexOf('=')], property[(property.IndexOf('=') + 1)..]);
                }

                expected.AddRange(lines.Skip(1));
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await project.ReportAsync()).Where(diagnostic => diagnostic.Id == id).Select(Line));
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        string origin = place.IsValid
            ? string.Create(CultureInfo.InvariantCulture, $"{place.Path[(TestProject.Folder.Length + 1)..]}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): ")
            : "";
        return $"{origin}{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
