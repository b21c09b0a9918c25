using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Knetc.Cli.Output;
using Knetc.Diagnostics;
using Knetc.TypedModel;

namespace Knetc.Cli.Commands;

/// <summary>The options by which a build asks for what the C# compiler gets in place of the manifests. docs/dotnet.md describes them.</summary>
internal sealed class TypedModelOptionSet
{
    private readonly Option<string?> _folder = new("--typed-model")
    {
        Description = "For builds of .NET projects: write the Services as C#, and as a list for the analyzers, to this folder.",
        HelpName = "DIR",
    };

    private readonly Option<ModelSettingTexts?> _properties = new("--typed-model-property")
    {
        Description = $"What the project says about the class: {string.Join(", ", ModelSettingTexts.Properties)}; may be repeated.",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ParseProperties,
    };

    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_properties);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_properties) is not null && result.GetResult(_folder) is null) result.AddError("--typed-model-property needs --typed-model");
        });
    }

    /// <summary>Writes what is asked for, unless a finding stops the command.</summary>
    /// <returns>The findings that count: about the properties, and about names that do not make members as they are.</returns>
    public ImmutableArray<Diagnostic> Write(CommandContext context, Compilation compilation)
    {
        if (context.Result.GetValue(_folder) is not { } folder) return [];
        var problems = new List<string>();
        var settings = (context.Result.GetValue(_properties) ?? new ModelSettingTexts()).Check(problems);
        var found = new DiagnosticBag();
        foreach (string problem in problems) found.Add(new Diagnostic(TypedModelDiagnostics.Property, problem));
        var model = ClusterModel.Of(compilation.Cluster, settings, found);
        var findings = context.Keep(compilation.Filter(found.ToImmutable()));
        if (context.Stops(findings) || new TypedModelFiles(folder, compilation.Cluster, settings, model).Write(context.Host.WorkingDirectory) is not { } failure) return findings;
        context.EnvironmentFailed = true;
        return findings.Add(failure);
    }

    private static ModelSettingTexts? ParseProperties(ArgumentResult result)
    {
        var texts = new ModelSettingTexts();
        foreach (var token in result.Tokens)
        {
            string[] parts = token.Value.Split('=', 2);
            if (parts.Length == 2 && texts.With(parts[0], parts[1]) is { } more) texts = more;
            else result.AddError($"\"{token.Value}\" is not of the form NAME=VALUE: use {string.Join(", ", ModelSettingTexts.Properties)}");
        }

        return texts;
    }
}
