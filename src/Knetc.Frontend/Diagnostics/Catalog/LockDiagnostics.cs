using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the lock file and what it holds.</summary>
public static class LockDiagnostics
{
    public static readonly DiagnosticDescriptor LockedValueDropped = new(
        "KN2092", Severity.Warning, "a locked value cannot be kept",
        "The lock file holds a value that is no longer possible (its range changed, or it is reserved now), that two keys have after a merge, or that nobody needs while its pool is full. Another value is chosen for the key that loses it; no other key moves.",
        "nothing, if the change of the range was meant; else restore the range or the entry before compiling");

    public static readonly DiagnosticDescriptor ExplicitAgainstLocked = new(
        "KN2093", Severity.Error, "a value that another object holds",
        "The manifest asks for a value that was chosen for another object earlier and is recorded in the lock file. A live cluster would refuse the newcomer as well: the holder keeps its value.",
        "choose another value; or, to move the holder, delete its entry from the lock file");

    public static readonly DiagnosticDescriptor NotJson = new(
        "KN2200", Severity.Error, "the lock file cannot be read",
        "The lock file is JSON that knetc writes. Compiling without it could give objects other addresses than they have, so nothing is compiled until it is whole.",
        "repair the place, or take the file from version control; deleting it chooses all values anew")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor MergeConflict = new(
        "KN2201", Severity.Error, "a merge conflict in the lock file",
        "Two branches changed the same lines, and version control left both versions in the file, between lines of seven markers.",
        "keep the entries of both sides, each key once, remove the marker lines, and compile; values that clash are chosen anew")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor MalformedEntry = new(
        "KN2202", Severity.Error, "an entry of the lock file is not understood",
        "Sections, keys and values of the lock file have fixed forms; this one is of another, so the value it stands for is not known.",
        "correct the entry, or delete it and let a value be chosen")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor RepeatedEntry = new(
        "KN2203", Severity.Error, "a key of the lock file has two values",
        "A merge has kept the entry of both branches. Which of the two values is in use cannot be known.",
        "delete one of the two entries")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor UnknownVersion = new(
        "KN2204", Severity.Error, "a lock file of another version",
        "The file was written by a knetc that keeps its record in another form, or chooses by another rule.",
        "use the knetc that wrote the file, or delete the file and let all values be chosen anew")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor LockOutOfDate = new(
        "KN2205", Severity.Error, "the lock file is not up to date",
        "With --locked nothing may change in the lock file, so that a build cannot give out an address that is not on record.",
        "compile without --locked and commit the lock file")
    {
        Latitude = Latitude.None,
    };

    public static readonly DiagnosticDescriptor DependsOnOthers = new(
        "KN2206", Severity.Warning, "a value that depends on other objects",
        "Without a lock file a value is the first free one of a sequence that only the object's name decides. Here the first of the sequence was taken, so the value may change when another object comes or goes.",
        "leave --no-lock out, or give the object an explicit value");

    public static readonly DiagnosticDescriptor LockNotUpdated = new(
        "KN2207", Severity.Warning, "values in use are not on record",
        "With --keep-lock, as in a build with MSBuild, the lock file is read and not written. Values that were chosen now hold for this run alone, so they may be others once more objects have come.",
        "compile once without --keep-lock, in a build with KnetcUpdateLock=true, and commit the lock file");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LockedValueDropped, ExplicitAgainstLocked, NotJson, MergeConflict, MalformedEntry, RepeatedEntry, UnknownVersion, LockOutOfDate, DependsOnOthers, LockNotUpdated,
    ];
}
