using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>
/// Reads JSON member by member. A value of another kind than expected is reported and passed over; where the text is not
/// JSON that is reported once, and from there on nothing is read.
/// </summary>
/// <param name="source">The text.</param>
/// <param name="diagnostics">Receives the findings.</param>
/// <param name="nameOf">What is being read, for messages.</param>
internal sealed class LockJson(SourceText source, DiagnosticBag diagnostics, Func<string> nameOf)
{
    /// <summary>Findings after which a file is not worth further reading.</summary>
    private const int MaxFindings = 20;

    private const int MaxKeyLength = 400;

    private readonly JsonTokenizer _tokens = new(source.Content);
    private bool _failed;

    /// <summary>Whether reading has come to an early end.</summary>
    public bool Stops => _failed || diagnostics.Count >= MaxFindings;

    /// <summary>The member that <see cref="NextMember"/> came to.</summary>
    public string Key { get; private set; } = "";

    public TextSpan KeySpan { get; private set; }

    /// <summary>Begins to read the outermost object.</summary>
    public bool Begin()
    {
        _tokens.Next();
        return BeginObject();
    }

    /// <summary>Enters the object that comes next; false when there is none to enter.</summary>
    public bool BeginObject() => Enter(JsonTokenKind.ObjectStart, "an object, { … }");

    /// <summary>Goes on to the next member of the object, whose value comes next; false at its end.</summary>
    /// <param name="first">True before the first member; set to false.</param>
    public bool NextMember(ref bool first)
    {
        if (Stops || !GoesOn(JsonTokenKind.ObjectEnd, ref first)) return false;
        if (_tokens.Kind != JsonTokenKind.Text) return Fail("a key in quotes");
        Key = _tokens.Text;
        KeySpan = _tokens.Span;
        _tokens.Next();
        if (_tokens.Kind != JsonTokenKind.Colon) return Fail("':'");
        _tokens.Next();
        return true;
    }

    public (string Text, TextSpan Span)? ReadText() => ReadScalar(JsonTokenKind.Text, "a text in quotes");

    /// <summary>A whole number as it stands.</summary>
    public (string Text, TextSpan Span)? ReadNumber() => ReadScalar(JsonTokenKind.Number, "a number without quotes");

    public bool? ReadBoolean()
    {
        if (_tokens.Kind == JsonTokenKind.Word && _tokens.Text is "true" or "false")
        {
            bool value = _tokens.Text == "true";
            _tokens.Next();
            return value;
        }

        Mistyped("true or false");
        return null;
    }

    /// <summary>A list of texts; null, reported, when it is anything else.</summary>
    public ImmutableArray<string>? ReadTexts()
    {
        if (!Enter(JsonTokenKind.ArrayStart, "a list of texts, [ … ]")) return null;
        var texts = ImmutableArray.CreateBuilder<string>();
        bool first = true;
        while (!Stops && GoesOn(JsonTokenKind.ArrayEnd, ref first))
        {
            if (ReadText() is { } text) texts.Add(text.Text);
        }

        return Stops ? null : texts.ToImmutable();
    }

    /// <summary>Passes over a value of any kind, however deep.</summary>
    public void Skip()
    {
        int depth = 0;
        do
        {
            switch (_tokens.Kind)
            {
                case JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart:
                    depth++;
                    break;
                case (JsonTokenKind.ObjectEnd or JsonTokenKind.ArrayEnd) when depth > 0:
                    depth--;
                    break;
                case JsonTokenKind.Text or JsonTokenKind.Number:
                    break;
                case JsonTokenKind.Word when _tokens.Text is "true" or "false" or "null":
                    break;
                case (JsonTokenKind.Comma or JsonTokenKind.Colon) when depth > 0:
                    break;
                default:
                    Fail("a value");
                    return;
            }

            _tokens.Next();
        }
        while (depth > 0);
    }

    /// <summary>Reports what stands behind the outermost object.</summary>
    public void ReadEnd()
    {
        if (!Stops && _tokens.Kind != JsonTokenKind.End) Fail("the end of the file");
    }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, string message) => diagnostics.Add(descriptor, source, span, message);

    /// <summary>A key as messages quote it.</summary>
    public static string Quote(string key) => $"\"{(key.Length <= MaxKeyLength ? key : key.Substring(0, MaxKeyLength) + "…")}\"";

    private bool Enter(JsonTokenKind kind, string expected)
    {
        if (Stops) return false;
        if (_tokens.Kind != kind)
        {
            Mistyped(expected);
            return false;
        }

        _tokens.Next();
        return true;
    }

    /// <summary>Passes the comma before the next item; false at the end of the collection, which is passed too.</summary>
    private bool GoesOn(JsonTokenKind end, ref bool first)
    {
        if (_tokens.Kind == end)
        {
            _tokens.Next();
            return false;
        }

        if (!first)
        {
            if (_tokens.Kind != JsonTokenKind.Comma) return Fail(end == JsonTokenKind.ArrayEnd ? "',' or ']'" : "',' or '}'");
            _tokens.Next();
            if (_tokens.Kind == end) return Fail("another item behind ','");
        }

        first = false;
        return true;
    }

    private (string, TextSpan)? ReadScalar(JsonTokenKind kind, string expected)
    {
        if (_tokens.Kind != kind)
        {
            Mistyped(expected);
            return null;
        }

        var value = (_tokens.Text, _tokens.Span);
        _tokens.Next();
        return value;
    }

    private void Mistyped(string expected)
    {
        if (_tokens.Kind is JsonTokenKind.Invalid or JsonTokenKind.End or JsonTokenKind.Comma or JsonTokenKind.Colon or JsonTokenKind.ObjectEnd or JsonTokenKind.ArrayEnd)
        {
            Fail(expected);
            return;
        }

        Report(LockDiagnostics.MalformedEntry, _tokens.Span, $"{nameOf()} has to be {expected}, not {Found()}");
        Skip();
    }

    private bool Fail(string expected)
    {
        if (!_failed) Report(LockDiagnostics.NotJson, _tokens.Span, $"not JSON in {nameOf()}: expected {expected}, found {Found()}");
        _failed = true;
        return false;
    }

    private string Found() => _tokens.Kind switch
    {
        JsonTokenKind.ObjectStart => "an object",
        JsonTokenKind.ArrayStart => "a list",
        _ => _tokens.Describe(),
    };
}
