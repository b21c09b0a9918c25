using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Holds single values against their type.</summary>
internal sealed class ScalarChecker(SchemaFindings findings)
{
    /// <param name="scalar">A value that is not null.</param>
    /// <param name="type">Any type; a value where a list or mapping belongs is a finding too.</param>
    public void Check(YamlScalar scalar, SchemaType type)
    {
        switch (type.Kind)
        {
            case SchemaTypeKind.Text:
                if (scalar.Kind != YamlScalarKind.String) findings.TextExpected(scalar);
                break;
            case SchemaTypeKind.Boolean:
                if (scalar.Kind != YamlScalarKind.Boolean) findings.BooleanExpected(scalar);
                break;
            case SchemaTypeKind.Int32 or SchemaTypeKind.Int64:
                CheckInteger(scalar, type.Kind == SchemaTypeKind.Int32, "a number");
                break;
            case SchemaTypeKind.Int32OrList:
                CheckInteger(scalar, is32: true, "a number or a list");
                break;
            case SchemaTypeKind.IntOrString:
                if (scalar.Kind != YamlScalarKind.String) CheckInteger(scalar, is32: true, "a number or text");
                break;
            case SchemaTypeKind.Number:
                if (!IsFinite(scalar)) findings.NumberExpected(scalar, "a number");
                break;
            case SchemaTypeKind.Quantity:
                bool isQuantity = scalar.Kind == YamlScalarKind.String ? KubernetesQuantity.IsWellFormed(scalar.Text) : IsFinite(scalar);
                if (!isQuantity) findings.MalformedQuantity(scalar);
                break;
            case SchemaTypeKind.Time:
                if (scalar.Kind != YamlScalarKind.String || !Rfc3339.IsWellFormed(scalar.Text)) findings.MalformedTime(scalar);
                break;
            case SchemaTypeKind.DurationOrNanoseconds when scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Float:
                CheckInteger(scalar, is32: false, "a duration or a number");
                break;
            case SchemaTypeKind.Duration or SchemaTypeKind.DurationOrNanoseconds:
                if (scalar.Kind != YamlScalarKind.String || !GoDuration.TryParse(scalar.Text, out _)) findings.MalformedDuration(scalar);
                break;
            case SchemaTypeKind.List:
                findings.ListExpected(scalar, type);
                break;
            default:
                findings.MappingExpected(scalar, type);
                break;
        }
    }

    /// <summary>A number with a point or exponent is refused even where its value is whole, as the captured verdicts have it.</summary>
    private void CheckInteger(YamlScalar scalar, bool is32, string expected)
    {
        if (!IsFinite(scalar)) findings.NumberExpected(scalar, expected);
        else if (scalar.Kind == YamlScalarKind.Integer && YamlScalarResolver.TryToInteger(scalar.Text, out long value))
        {
            if (is32 && value is < int.MinValue or > int.MaxValue) findings.IntegerOutOfRange(scalar, is32);
        }
        else if (scalar.Text.IndexOfAny(['.', 'e', 'E']) >= 0)
        {
            findings.IntegerWithFraction(scalar);
        }
        else
        {
            findings.IntegerOutOfRange(scalar, is32);
        }
    }

    /// <summary>A number that JSON can express: neither infinite nor NaN.</summary>
    private static bool IsFinite(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Integer => true,
        YamlScalarKind.Float => scalar.Text.IndexOf('n') < 0 && scalar.Text.IndexOf('N') < 0,
        _ => false,
    };
}
