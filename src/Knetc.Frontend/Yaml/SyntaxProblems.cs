namespace Knetc.Yaml;

/// <summary>
/// Says in a reader's words what the parser library complains about. Its own phrases speak of tokens and nodes, and change
/// from version to version; what is not in the table gets a sentence that is always true.
/// </summary>
internal static class SyntaxProblems
{
    public const string MissingColon = "a line has to be \"key: value\" or \"- item\", and there is no ':' behind this text";

    private const string Quote = "put the text in quotes if it is meant literally";

    private static readonly (string Fragment, string Words)[] Table =
    [
        ("plain scalar value, found invalid mapping", "the value holds \": \", which would begin another mapping; put the value in quotes, or begin a new line"),
        ("could not find expected ':'", MissingColon),
        ("expected node content", "a value is expected here, not {0}; " + Quote),
        ("expected <document end>", "the document ends before {0}, which belongs to nothing; remove it, or open the bracket or quote that it closes"),
        ("expected <document start>", "a new document begins here without the line \"---\""),
        ("block scalar, found a comment", "a comment behind '|' or '>' needs a space before its '#'"),
        ("indicator equal to 0", "the digit behind '|' or '>' is the indentation of the text, 1 to 9"),
        ("extra spaces in first line", "the first lines of this text are indented deeper than the rest; indent all its lines alike"),
        ("more spaces in lines above", "the first lines of this text are indented deeper than the rest; indent all its lines alike"),
        ("block scalar", "behind '|' or '>' the line has to end, and the text begins on the next one; " + Quote),
        ("undefined tag handle", "a tag with a handle that no %TAG line declares; remove it, or " + Quote),
        ("version directive", "%YAML has to be the first line of a document, behind a line \"...\" where another one precedes; remove it"),
        ("incompatible YAML", "the %YAML line names a version that is not 1.1 or 1.2; remove it"),
        ("TAG directive", "a %TAG line that is not of the form \"%TAG !handle! prefix\"; remove it"),
        ("tag directive", "a %TAG line that is not of the form \"%TAG !handle! prefix\"; remove it"),
        ("directive", "a line that begins with '%' is a directive, and only \"%YAML 1.2\" and %TAG are known; " + Quote),
        ("at end of tag", "'!' begins a tag, and this is none; " + Quote),
        ("scanning a tag", "'!' begins a tag, and this is none; " + Quote),
        ("incorrect leading UTF-8 octet", "'!' begins a tag, and this is none; " + Quote),
        ("incorrect trailing UTF-8 octet", "'!' begins a tag, and this is none; " + Quote),
        ("cannot start any token", "no text may begin with {0}; put it in quotes"),
        ("anchor before sequence", "the anchor of a list stands on the line before its first item"),
        ("more than one anchor", "a value has more than one anchor; keep one"),
        ("more than one tag", "a value has more than one tag; keep one"),
        ("expected token", "an alias (*name) stands for a whole value and takes no anchor or tag"),
        ("anchor or alias", "'&' and '*' begin the name of an anchor, of letters and digits; " + Quote),
        ("block sequence entries", "a list item cannot begin here; put its '-' on a line of its own"),
        ("mapping values are not allowed", "a ':' is not expected here; put a text that holds \": \" in quotes"),
        ("mapping keys are not allowed", "a '?' with a space behind it begins a key, which cannot stand here; " + Quote),
        ("unknown escape", "no escape begins with this character; in double quotes a backslash itself is written \\\\"),
        ("hexadecimal", "an escape needs two digits or letters a to f behind \\x, four behind \\u, eight behind \\U; a backslash itself is written \\\\"),
        ("surrogates", "half a character: \\uD800 to \\uDFFF are written in pairs, or as one \\U with eight digits"),
        ("Unicode character escape", "there is no character of this number"),
        ("invalid comment", "a comment needs a space before its '#'"),
        ("tab", "a tab stands where YAML allows spaces only"),
        ("ends in the middle", "the document ends in the middle of a value"),
    ];

    /// <summary>The sentence for a complaint.</summary>
    /// <param name="problem">The library's message.</param>
    /// <param name="found">The character at the place, or null at the end of the document.</param>
    public static string Describe(string problem, char? found)
    {
        foreach (var (fragment, words) in Table)
        {
            if (problem.IndexOf(fragment, StringComparison.OrdinalIgnoreCase) >= 0) return words.Replace("{0}", Name(found));
        }

        return $"the text stops being YAML at {Name(found)}; compare it with the lines above";
    }

    private static string Name(char? found) => found switch
    {
        null => "the end of the document",
        '\n' or '\r' => "the end of the line",
        ' ' => "a space",
        '\t' => "a tab",
        { } c when char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) => $"U+{(int)c:X4}",
        { } c => $"'{c}'",
    };
}
