using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the shape of a document: fields that do not exist and values of the wrong type.</summary>
public static class SchemaDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownField = new(
        "KN0101", Severity.Error, "a field that does not exist",
        "The API has no field of this name here. Names are case-sensitive and belong to one level of indentation. The API server drops an unknown field, so what it asks for would silently not happen. In `status` and `managedFields`, which the cluster writes, fields of any release pass, and only misspellings are reported.",
        "correct the name, or move the field to the level where it belongs")
    {
        Latitude = Latitude.Full,
    };

    public static readonly DiagnosticDescriptor RepeatedKey = new(
        "KN0102", Severity.Error, "a key is given twice",
        "A mapping holds each key once. Of a repeated key only the last value counts; the earlier ones are lost without a word.",
        "keep one of the two")
    {
        Latitude = Latitude.Full,
    };

    public static readonly DiagnosticDescriptor TextExpected = new(
        "KN0103", Severity.Error, "a number or boolean where text belongs",
        "YAML reads an unquoted `10`, `1.36`, `yes`, `no`, `on` or `off` as a number or a boolean. The API server refuses those where it expects text, such as in labels, annotations and names.",
        "put the value in quotes");

    public static readonly DiagnosticDescriptor NumberExpected = new(
        "KN0104", Severity.Error, "text or a boolean where a number belongs",
        "The field holds a number. Text in quotes stays text, even if it looks like a number, and the API server does not convert it.",
        "write the number without quotes");

    public static readonly DiagnosticDescriptor IntegerOutOfRange = new(
        "KN0105", Severity.Error, "a number that does not fit the field",
        "The field holds an integer of 32 or 64 bits, and this number needs more. The API server cannot read the object.",
        "use a smaller number");

    public static readonly DiagnosticDescriptor IntegerWithFraction = new(
        "KN0106", Severity.Error, "a fraction where an integer belongs",
        "The field counts whole things: ports, seconds, replicas. A number with a fraction has no meaning there.",
        "write a whole number");

    public static readonly DiagnosticDescriptor BooleanExpected = new(
        "KN0107", Severity.Error, "text or a number where a boolean belongs",
        "The field is either true or false. In quotes these words are text, and 0 and 1 are numbers; the API server converts neither.",
        "write `true` or `false` without quotes");

    public static readonly DiagnosticDescriptor ListExpected = new(
        "KN0108", Severity.Error, "a list is expected",
        "The field holds a list, even if there is only one item.",
        "begin each item with `- `, or put the items in brackets");

    public static readonly DiagnosticDescriptor MappingExpected = new(
        "KN0109", Severity.Error, "a mapping is expected",
        "The field holds keys with values. A list or a single value cannot stand for it.",
        "write `key: value` lines, indented below the field");

    public static readonly DiagnosticDescriptor SingleValueExpected = new(
        "KN0110", Severity.Error, "a list or mapping where a single value belongs",
        "The field holds one text, number or boolean. Often the plural field of a similar name was meant, or a line is indented too far.",
        "write one value, or use the field that holds a list");

    public static readonly DiagnosticDescriptor MalformedQuantity = new(
        "KN0111", Severity.Error, "not a quantity",
        "A quantity is a number with an optional unit: n, u, m, k, M, G, T, P, E; Ki, Mi, Gi, Ti, Pi, Ei; or an exponent such as e3. There is no space before the unit, and no unit beyond these.",
        "write a quantity, for example 500m, 2 or 1Gi");

    public static readonly DiagnosticDescriptor MalformedTime = new(
        "KN0112", Severity.Error, "not a time",
        "Times are RFC 3339 text with date, time and zone. The API server reads no other form.",
        "write a time, for example 2024-05-01T12:00:00Z");

    public static readonly DiagnosticDescriptor MalformedDuration = new(
        "KN0113", Severity.Error, "not a duration",
        "Durations are text: numbers with a unit each, from ns, us, ms, s, m and h. A number without a unit is refused because nothing says whether seconds or minutes are meant.",
        "write a duration with its unit, for example 30s or 1h30m");

    public static readonly DiagnosticDescriptor UnsupportedApiVersion = new(
        "KN0114", Severity.Error, "a version of the API that is not read",
        "The kind is known, but not under this apiVersion: it was removed from Kubernetes, never existed, or is too new. Fields differ between versions, so guessing is not safe.",
        "use the apiVersion that the message names, and check the fields that changed");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnknownField, RepeatedKey, TextExpected, NumberExpected, IntegerOutOfRange, IntegerWithFraction, BooleanExpected, ListExpected,
        MappingExpected, SingleValueExpected, MalformedQuantity, MalformedTime, MalformedDuration, UnsupportedApiVersion,
    ];
}
