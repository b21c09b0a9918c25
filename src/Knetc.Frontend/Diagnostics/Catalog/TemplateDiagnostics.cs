using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the templates that a caller gives in place of knetc's own.</summary>
public static class TemplateDiagnostics
{
    public static readonly DiagnosticDescriptor Syntax = new(
        "KN4060", Severity.Error, "a template that does not parse",
        "Templates are written in the language of Scriban: text with expressions and statements between {{ and }}. This one breaks its rules, so nothing can be made with it.",
        "mend the place that the message names; docs/templates.md has the language in short");

    public static readonly DiagnosticDescriptor Failure = new(
        "KN4061", Severity.Error, "a template that fails",
        "The template asks for a value or function that does not exist, does with a value what cannot be done, or goes on for too long. A template gets only the values that docs/templates.md lists, has no files, clock or random numbers, and its loops, recursion, steps and texts have limits.",
        "use the values that docs/templates.md lists for this template, and keep its loops short");

    public static readonly DiagnosticDescriptor Unknown = new(
        "KN4062", Severity.Error, "a template that replaces nothing",
        "A file given with `--templates` takes the place of the shipped template of the same name. There is none of this name, so the file would have no effect, which its author does not expect.",
        "give the file the name of the template it is meant to replace, or take it out of the folder");

    public static readonly DiagnosticDescriptor Frame = new(
        "KN4063", Severity.Error, "a template that loses what it has to frame",
        "Every generated file has the line `{{ header }}` as its first or second one, by which knetc and reviewers know it; and a file of rules has `{{ rules }}` on a line of its own exactly once, where knetc puts the rules.",
        "put {{ header }} into the first or second line, and {{ rules }} on a line of its own, once");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Syntax, Failure, Unknown, Frame];
}
