using System.Collections.Immutable;
using Knetc.Options;
using Knetc.TypedModel;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Knetc.Generators.Inputs;

/// <summary>What the project's properties state. Texts only, so that two of them can be compared.</summary>
internal sealed record ProjectSettings
{
    /// <summary>The properties that are options of the command line, in the order of <see cref="ClusterOptionProperties"/>.</summary>
    public EquatableArray<string> OptionTexts { get; init; }

    public string Namespace { get; init; } = "";

    public string ClassName { get; init; } = "";

    public string Accessibility { get; init; } = "";

    public string ExternalHosts { get; init; } = "";

    public bool NoLock { get; init; }

    public bool GeneratesModel { get; init; } = true;

    public bool HasAnnotations { get; init; } = true;

    public bool HasTargetTypedNew { get; init; } = true;

    public static ProjectSettings Read(AnalyzerConfigOptions options, LanguageVersion language) => new()
    {
        OptionTexts = new EquatableArray<string>(ImmutableArray.CreateRange(
            ClusterOptionProperties.Names, name => BuildProperties.Find(options, name) ?? "")),
        Namespace = BuildProperties.Find(options, "KnetcNamespace") ?? "",
        ClassName = BuildProperties.Find(options, "KnetcClassName") ?? ModelSettings.Default.ClassName,
        Accessibility = BuildProperties.Find(options, "KnetcAccessibility") ?? "internal",
        ExternalHosts = BuildProperties.Find(options, "KnetcExternalHosts") ?? "",
        NoLock = BuildProperties.IsTrue(options, "KnetcNoLock"),
        GeneratesModel = !BuildProperties.IsFalse(options, "KnetcGenerateModel"),
        HasAnnotations = language >= LanguageVersion.CSharp8,
        HasTargetTypedNew = language >= LanguageVersion.CSharp9,
    };

    /// <summary>How the generated class looks; for properties that cannot be used, as if they were not set.</summary>
    public ModelSettings ToModelSettings(ICollection<string> problems)
    {
        bool isPublic = string.Equals(Accessibility, "public", StringComparison.OrdinalIgnoreCase);
        if (!isPublic && !string.Equals(Accessibility, "internal", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"KnetcAccessibility is \"{Accessibility}\"; use internal or public");
        }

        if (!ModelSettings.IsFree(ClassName)) problems.Add($"KnetcClassName is \"{ClassName}\", which is the name of a member of the class");
        return ModelSettings.Default with
        {
            Namespace = Namespace.Length == 0 ? "" : Checked("KnetcNamespace", Namespace, isQualified: true, "", problems),
            ClassName = Checked("KnetcClassName", ClassName, isQualified: false, ModelSettings.Default.ClassName, problems),
            IsPublic = isPublic,
            HasAnnotations = HasAnnotations,
            HasTargetTypedNew = HasTargetTypedNew,
        };
    }

    /// <summary>What the properties state about the cluster, as a command line would.</summary>
    public OptionLayer ToLayer(ICollection<string> problems) => ClusterOptionProperties.Parse(OptionTexts, problems);

    private static string Checked(string property, string name, bool isQualified, string fallback, ICollection<string> problems)
    {
        string[] parts = isQualified ? name.Split('.') : [name];
        if (parts.All(static part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None)) return name;
        problems.Add($"{property} is \"{name}\", which is no C# name");
        return fallback;
    }
}
