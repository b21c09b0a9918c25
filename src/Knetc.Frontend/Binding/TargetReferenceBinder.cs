namespace Knetc.Binding;

internal static class TargetReferenceBinder
{
    public static TargetReference? Bind(FieldReader target) => target.Exists
        ? new TargetReference(target.Text("kind"), target.Text("namespace"), target.Text("name"), target.Text("uid"))
        : null;
}
