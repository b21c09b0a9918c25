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

    /// <summary>What they state about the generated class.</summary>
    public ModelSettingTexts Model { get; init; } = new();

    public string ExternalHosts { get; init; } = "";

    public bool NoLock { get; init; }

    public bool GeneratesModel { get; init; } = true;

    public static ProjectSettings Read(AnalyzerConfigOptions options, LanguageVersion language) => new()
    {
        OptionTexts = new EquatableArray<string>(ImmutableArray.CreateRange(
            ClusterOptionProperties.Names, name => BuildProperties.Find(options, name) ?? "")),
        Model = ReadModel(options, language),
        ExternalHosts = BuildProperties.Find(options, "KnetcExternalHosts") ?? "",
        NoLock = BuildProperties.IsTrue(options, "KnetcNoLock"),
        GeneratesModel = !BuildProperties.IsFalse(options, "KnetcGenerateModel"),
    };

    /// <summary>What the properties state about the cluster, as a command line would.</summary>
    public OptionLayer ToLayer(ICollection<string> problems) => ClusterOptionProperties.Parse(OptionTexts, problems);

    private static ModelSettingTexts ReadModel(AnalyzerConfigOptions options, LanguageVersion language)
    {
        var model = new ModelSettingTexts();
        foreach (string property in ModelSettingTexts.Properties)
        {
            if (BuildProperties.Find(options, property) is { } value) model = model.With(property, value)!;
        }

        // The property may say "latest" and the like.
        return model with { LanguageVersion = (int)language / 100 };
    }
}
