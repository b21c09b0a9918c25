namespace Knetc.Generators;

/// <summary>The names of the pipeline's steps, as they appear in the driver's run result.</summary>
public static class Steps
{
    /// <summary>The additional files that are knetc's, each with its kind.</summary>
    public const string Inputs = "Knetc.Inputs";

    /// <summary>Every manifest, read and bound.</summary>
    public const string Sources = "Knetc.Sources";

    /// <summary>What the project's properties state.</summary>
    public const string Settings = "Knetc.Settings";

    /// <summary>The typed model of the resolved cluster.</summary>
    public const string Model = "Knetc.Model";

    /// <summary>Every namespace of the model, with its Services.</summary>
    public const string Namespaces = "Knetc.Namespaces";

    /// <summary>The classes that Services with the same ports share.</summary>
    public const string PortSets = "Knetc.PortSets";

    /// <summary>The list of all Services.</summary>
    public const string Index = "Knetc.Index";

    /// <summary>What is to be reported about the model.</summary>
    public const string Findings = "Knetc.Findings";
}
