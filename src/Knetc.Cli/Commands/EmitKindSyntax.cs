using System.Collections.Immutable;
using System.CommandLine.Parsing;
using Knetc.Binding;

namespace Knetc.Cli.Commands;

/// <summary>The value of <c>--emit</c>: kinds joined by commas.</summary>
internal static class EmitKindSyntax
{
    public static string? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (string part in text.Split(','))
        {
            if (ToKind(part) is null) result.AddError($"\"{part}\" is not something to emit: use rules, pod-network, cluster, source-map, dns or csharp");
        }

        return text;
    }

    /// <summary>The kinds of a text that <see cref="Parse"/> accepted, else those of the project, else the default.</summary>
    public static ImmutableArray<EmitKind> Read(string? text, Project? project)
    {
        if (text is not null) return [.. text.Split(',').Select(part => ToKind(part)!.Value)];
        if (project is null || project.Emit.IsEmpty) return EmissionOptions.DefaultKinds;
        return [.. project.Emit.Select(ToKind).OfType<EmitKind>()];
    }

    /// <summary>Whether the command line or the project says what to emit.</summary>
    public static bool IsChosen(string? text, Project? project) => text is not null || project is { Emit.IsEmpty: false };

    private static EmitKind? ToKind(string text) => text switch
    {
        "rules" => EmitKind.Rules,
        "pod-network" => EmitKind.PodNetwork,
        "cluster" => EmitKind.Cluster,
        "source-map" => EmitKind.SourceMap,
        "dns" => EmitKind.Dns,
        "csharp" => EmitKind.CSharp,
        _ => null,
    };
}
