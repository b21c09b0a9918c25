using System.Globalization;

namespace Knetc.Binding;

/// <summary>A port given as a number or by name. The default value is the number 0, which means absent.</summary>
public readonly record struct IntOrString(int Number, string? Name)
{
    public IntOrString(int number) : this(number, null) { }

    public bool IsName => Name is not null;

    public override string ToString() => Name ?? Number.ToString(CultureInfo.InvariantCulture);
}
