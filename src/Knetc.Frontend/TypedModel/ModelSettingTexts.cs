using System.Collections.Immutable;
using System.Globalization;

namespace Knetc.TypedModel;

/// <summary>What a project's properties state about the generated class.</summary>
public sealed record ModelSettingTexts
{
    /// <summary>A language version that is not stated by a number is the newest.</summary>
    private const int Newest = int.MaxValue;

    /// <summary><c>KnetcNamespace</c>; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary><c>KnetcClassName</c>.</summary>
    public string ClassName { get; init; } = ModelSettings.Default.ClassName;

    /// <summary><c>KnetcAccessibility</c>: internal or public.</summary>
    public string Accessibility { get; init; } = "internal";

    /// <summary><c>LangVersion</c>: the major version of C#.</summary>
    public int LanguageVersion { get; init; } = Newest;

    /// <summary>The properties of these names.</summary>
    public static ImmutableArray<string> Properties { get; } = ["KnetcNamespace", "KnetcClassName", "KnetcAccessibility", "LangVersion"];

    /// <summary>The same with another property; null when it is none of these.</summary>
    /// <param name="property">The name of the property, as MSBuild knows it; <c>LangVersion</c> is the version of C#.</param>
    /// <param name="value">As written.</param>
    public ModelSettingTexts? With(string property, string value) => property switch
    {
        "KnetcNamespace" => this with { Namespace = value },
        "KnetcClassName" => this with { ClassName = value },
        "KnetcAccessibility" => this with { Accessibility = value },
        "LangVersion" => this with { LanguageVersion = ParseLanguageVersion(value) },
        _ => null,
    };

    /// <summary>How the generated class looks; for properties that cannot be used, as if they were not set.</summary>
    /// <param name="problems">Receives what is wrong with the properties.</param>
    public ModelSettings Check(ICollection<string> problems)
    {
        bool isPublic = string.Equals(Accessibility, "public", StringComparison.OrdinalIgnoreCase);
        if (!isPublic && !string.Equals(Accessibility, "internal", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"KnetcAccessibility is \"{Accessibility}\"; use internal or public");
        }

        if (!ModelSettings.IsFree(ClassName)) problems.Add($"KnetcClassName is \"{ClassName}\", which is the name of a member of the class");
        return ModelSettings.Default with
        {
            Namespace = Namespace.Length == 0 ? "" : Checked("KnetcNamespace", Namespace, Namespace.Split('.'), "", problems),
            ClassName = Checked("KnetcClassName", ClassName, [ClassName], ModelSettings.Default.ClassName, problems),
            IsPublic = isPublic,
            HasAnnotations = LanguageVersion >= 8,
            HasTargetTypedNew = LanguageVersion >= 9,
        };
    }

    /// <summary>The major version in a text that the compiler takes as its <c>-langversion</c>.</summary>
    private static int ParseLanguageVersion(string text)
    {
        if (text.StartsWith("ISO-", StringComparison.OrdinalIgnoreCase)) return 1;
        return int.TryParse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : Newest;
    }

    private static string Checked(string property, string name, string[] parts, string fallback, ICollection<string> problems)
    {
        if (Array.TrueForAll(parts, CSharpNames.IsName)) return name;
        problems.Add($"{property} is \"{name}\", which is no C# name");
        return fallback;
    }
}
