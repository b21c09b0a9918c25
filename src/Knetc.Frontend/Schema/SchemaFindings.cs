using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Schema;

/// <summary>Words the findings of <see cref="SchemaChecker"/> and adds the object, the path and the place.</summary>
internal sealed class SchemaFindings(FieldTrail trail, SourceText source, DiagnosticBag diagnostics, string objectName)
{
    /// <summary>Nobody reads a longer one, and aliases may repeat one long text thousands of times.</summary>
    private const int MaxFixLength = 200;

    /// <param name="entry">The entry whose key is no field.</param>
    /// <param name="type">The type it is no field of.</param>
    /// <param name="later">The field of that name in a later release, or null.</param>
    public void UnknownField(YamlEntry entry, SchemaType type, SchemaField? later)
    {
        string path = trail.ToPath().ToString();
        string message = $"unknown field \"{path}\"";
        string? fix = null;
        string name = entry.Key;
        if (later is not null)
        {
            message += $": it exists from Kubernetes {later.Since} on";
        }
        else if (FieldSuggestion.Closest(type, name) is { } closest)
        {
            message += $"; did you mean \"{closest.Name}\"?";
            fix = closest.Name;
        }
        else if (FieldSuggestion.Owner(type, name) is { } owner)
        {
            message += $"; it belongs under \"{owner.Name}\"";
        }

        Add(SchemaDiagnostics.UnknownField, entry.KeySpan, path, message, fix);
    }

    public void RepeatedKey(YamlEntry entry, YamlEntry first)
    {
        string path = trail.ToPath().ToString();
        diagnostics.Add(new Diagnostic(SchemaDiagnostics.RepeatedKey, $"duplicate field \"{path}\"; only the last value counts")
        {
            Location = new SourceLocation(source, entry.KeySpan),
            Object = objectName,
            Path = path,
            Related = [new RelatedLocation("first given here", new SourceLocation(source, first.KeySpan))],
        });
    }

    public void TextExpected(YamlScalar scalar) =>
        Add(SchemaDiagnostics.TextExpected, scalar, "text", "\"" + scalar.Text + "\"");

    public void NumberExpected(YamlScalar scalar, string expected)
    {
        string text = scalar.Text.Trim();
        bool isQuotedNumber = YamlScalarResolver.Resolve(text) == YamlScalarKind.Integer;
        Add(SchemaDiagnostics.NumberExpected, scalar, expected, isQuotedNumber ? text : null);
    }

    public void IntegerOutOfRange(YamlScalar scalar, bool is32) => Add(
        SchemaDiagnostics.IntegerOutOfRange,
        scalar,
        is32 ? "between -2147483648 and 2147483647" : "between -9223372036854775808 and 9223372036854775807",
        null);

    public void IntegerWithFraction(YamlScalar scalar) => Add(SchemaDiagnostics.IntegerWithFraction, scalar, "a whole number", null);

    public void BooleanExpected(YamlScalar scalar)
    {
        string? fix = YamlScalarResolver.Resolve(scalar.Text.Trim()) switch
        {
            YamlScalarKind.Boolean => YamlScalarResolver.ToBoolean(scalar.Text.Trim()) ? "true" : "false",
            YamlScalarKind.Integer => scalar.Text switch { "0" => "false", "1" => "true", _ => null },
            _ => null,
        };
        Add(SchemaDiagnostics.BooleanExpected, scalar, "true or false", fix);
    }

    public void MalformedQuantity(YamlScalar scalar) =>
        Add(SchemaDiagnostics.MalformedQuantity, scalar, "a quantity such as 500m or 1Gi", null);

    public void MalformedTime(YamlScalar scalar) =>
        Add(SchemaDiagnostics.MalformedTime, scalar, "a time such as 2024-05-01T12:00:00Z", null);

    public void MalformedDuration(YamlScalar scalar)
    {
        bool isSeconds = YamlScalarResolver.Resolve(scalar.Text) == YamlScalarKind.Integer && GoDuration.TryParse(scalar.Text + "s", out _);
        Add(SchemaDiagnostics.MalformedDuration, scalar, "a duration such as 30s or 1h30m", isSeconds ? scalar.Text + "s" : null);
    }

    public void ListExpected(YamlNode node, SchemaType type)
    {
        bool isItem = node is YamlScalar { Kind: YamlScalarKind.String, IsQuoted: false } scalar && type.Item!.Kind == SchemaTypeKind.Text
            && scalar.Text.IndexOfAny([',', '\n', '[', ']', '{', '}', '#']) < 0;
        Add(SchemaDiagnostics.ListExpected, node, "a list", isItem ? "[" + ((YamlScalar)node).Text + "]" : null);
    }

    public void MappingExpected(YamlNode node, SchemaType type) => Add(
        SchemaDiagnostics.MappingExpected,
        node,
        type.Kind == SchemaTypeKind.Object ? $"a mapping with fields of {type.ShortName}" : "a mapping",
        null);

    /// <summary>A list or mapping where the type has another shape.</summary>
    public void WrongCollection(YamlNode node, SchemaType type)
    {
        switch (type.Kind)
        {
            case SchemaTypeKind.List or SchemaTypeKind.Int32OrList:
                ListExpected(node, type);
                break;
            case SchemaTypeKind.Map or SchemaTypeKind.Object or SchemaTypeKind.FreeForm:
                MappingExpected(node, type);
                break;
            default:
                var only = node is YamlSequence { Count: 1 } sequence ? sequence[0] : null;
                string? fix = only is YamlScalar { IsQuoted: false, IsNull: false } scalar ? scalar.Text : null;
                Add(SchemaDiagnostics.SingleValueExpected, node, "a single value", fix);
                break;
        }
    }

    private void Add(DiagnosticDescriptor descriptor, YamlNode node, string expected, string? fix)
    {
        string path = trail.ToPath().ToString();
        Add(descriptor, node.Span, path, $"must be {expected}, not {ValueDescription.Of(node)}", fix);
    }

    private void Add(DiagnosticDescriptor descriptor, TextSpan span, string path, string message, string? fix) =>
        diagnostics.Add(new Diagnostic(descriptor, message)
        {
            Location = new SourceLocation(source, span),
            Object = objectName,
            Path = path,
            Fix = fix is { Length: > MaxFixLength } ? null : fix,
        });
}
