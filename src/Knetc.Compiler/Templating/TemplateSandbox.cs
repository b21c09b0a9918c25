using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Knetc.Templating;

/// <summary>
/// What a template runs in. It computes from the values it is given and nothing else: no files, no clock, no chance. Its work is
/// counted, so that it ends at the same place on every machine.
/// </summary>
internal sealed class TemplateSandbox : TemplateContext
{
    /// <summary>Expressions and statements that one rendering may evaluate.</summary>
    public const int MostSteps = 200_000;

    /// <summary>Characters of all texts that one rendering may make, and of its output.</summary>
    public const int MostCharacters = 16 << 20;

    /// <summary>What a caller's template may call. Scriban finds the functions by reflection, which takes 8 ms.</summary>
    private static readonly Lazy<ScriptObject> Functions = new(ReducedFunctions);

    private int _steps;
    private long _characters;

    /// <param name="values">What the template is filled with.</param>
    /// <param name="hasFunctions">Whether it may call functions; those that come with knetc do without.</param>
    public TemplateSandbox(ScriptObject values, bool hasFunctions)
        : base(hasFunctions ? Functions.Value : new ScriptObject())
    {
        // A value that is asked for and not there is a mistake, not an empty text.
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        NewLine = "\n";
        LimitToString = 1 << 20;
        OutputLimit = MostCharacters;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        LoopLimit = 10_000;
        RecursiveLimit = 50;
        PushGlobal(values);
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (++_steps > MostSteps) throw new ScriptRuntimeException(scriptNode!.Span, $"the template takes more than {MostSteps} steps");
        object? result = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (result is string text && (_characters += text.Length) > MostCharacters)
        {
            throw new ScriptRuntimeException(scriptNode!.Span, $"the template makes texts of more than {MostCharacters} characters in all");
        }

        return result;
    }

    /// <summary>Scriban's functions without those that other templates, the clock, chance, or time without a bound come with.</summary>
    private static ScriptObject ReducedFunctions()
    {
        var functions = new BuiltinFunctions();
        foreach (string name in (ReadOnlySpan<string>)["include", "include_join", "date", "timespan", "regex"]) functions.Remove(name);
        Reduce(functions, "object", "eval", "eval_template");
        Reduce(functions, "math", "random", "uuid");
        functions.IsReadOnly = true;
        return functions;
    }

    private static void Reduce(ScriptObject functions, string group, params ReadOnlySpan<string> without)
    {
        var copy = (ScriptObject)((ScriptObject)functions[group]!).Clone(deep: false);
        foreach (string name in without) copy.Remove(name);
        copy.IsReadOnly = true;
        functions.SetValue(group, copy, readOnly: true);
    }
}
