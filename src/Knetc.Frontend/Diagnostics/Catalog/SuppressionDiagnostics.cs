using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the ways to accept findings: comments, settings, the file of known ones.</summary>
public static class SuppressionDiagnostics
{
    public static readonly DiagnosticDescriptor Unused = new(
        "KN0040", Severity.Warning, "a suppression that suppresses nothing",
        "The finding that this comment or entry accepts does not occur, or occurs elsewhere. Left in place it would hide the finding should it ever come back. A comment covers the line it ends, or else the next line that holds more than a comment; where that line ends in a key, also the value below as a whole.",
        "remove it, or move it to the line that the finding points at");

    public static readonly DiagnosticDescriptor Incomplete = new(
        "KN0041", Severity.Warning, "a suppression without a number or a reason",
        "Whoever meets an accepted finding later needs to know why it was accepted. Without a reason the suppression does not count, and the finding is reported.",
        "write `# knetc:ignore KN3004 reason`, or give the entry a `reason`");

    public static readonly DiagnosticDescriptor UnknownNumber = new(
        "KN0042", Severity.Warning, "a diagnostic number that does not exist",
        "A severity or a suppression for a number that knetc does not have changes nothing.",
        "correct the number; `knetc explain` lists them all");

    public static readonly DiagnosticDescriptor NotAllowed = new(
        "KN0043", Severity.Warning, "an error that cannot be accepted",
        "An object that the API server would refuse is left out of the output, and that must not go unseen: such an error may become a warning or an info but not disappear. What could not be read at all stays an error.",
        "correct the cause; to go on without the object, set the severity to warning under `diagnostics.severity`");

    public static readonly DiagnosticDescriptor MalformedBaseline = new(
        "KN0045", Severity.Error, "a file of known findings that cannot be understood",
        "The file is JSON with `\"version\": 1` and a list `knownFindings`, each entry with an `id` and an `object` or a `file`.",
        "write it anew: `knetc check --report baseline=FILE`");

    public static readonly DiagnosticDescriptor StaleBaseline = new(
        "KN0046", Severity.Info, "known findings that no longer occur",
        "The file of known findings lists more than there is. What it still lists would be accepted should it ever come back.",
        "write it anew: `knetc check --report baseline=FILE`");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [Unused, Incomplete, UnknownNumber, NotAllowed, MalformedBaseline, StaleBaseline];
}
