using System.Collections.Immutable;
using Knetc.Testing;

namespace Knetc.Tests.Rules;

/// <summary>
/// One document of a rule's file <c>Data/KNxxxx.yaml</c>: a title behind <c># ===</c>, perhaps a line <c># options: …</c>,
/// then manifests with <see cref="Marker"/>s where something is found.
/// </summary>
internal sealed record RuleCase(string Title, string Options, string Text)
{
    private const string TitlePrefix = "# === ";
    private const string OptionsPrefix = "# options: ";

    private static readonly string Folder = Repository.PathOf("tests", "Knetc.Frontend.Tests", "Rules", "Data");

    /// <summary>The numbers that have a file.</summary>
    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder, "KN*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static ImmutableArray<RuleCase> Read(string id)
    {
        var cases = ImmutableArray.CreateBuilder<RuleCase>();
        foreach (string part in $"\n{File.ReadAllText(Path.Combine(Folder, id + ".yaml"))}".Split("\n" + TitlePrefix))
        {
            if (part.Length == 0) continue;
            string[] lines = part.Split('\n');
            string options = lines[1].StartsWith(OptionsPrefix, StringComparison.Ordinal) ? lines[1][OptionsPrefix.Length..] : "";
            cases.Add(new RuleCase(lines[0], options, string.Join('\n', lines.Skip(1))));
        }

        return cases.ToImmutable();
    }
}
