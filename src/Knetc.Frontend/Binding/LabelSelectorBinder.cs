namespace Knetc.Binding;

internal static class LabelSelectorBinder
{
    public static LabelSelector? Bind(FieldReader selector) => !selector.Exists
        ? null
        : new LabelSelector(selector.Map("matchLabels"), selector.Items("matchExpressions", BindRequirement));

    public static SelectorRequirement BindRequirement(FieldReader requirement) =>
        new(requirement.Text("key"), requirement.Text("operator"), requirement.Texts("values"));
}
