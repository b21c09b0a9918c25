using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>The choices that earlier runs made, so that later ones make the same (api-semantics §3.3.5).</summary>
public sealed class LockFile
{
    /// <summary>The name of the file unless another is given.</summary>
    public const string FileName = "knetc.lock.json";

    /// <summary>The version of the file's form.</summary>
    public const int Version = 1;

    public static readonly LockFile Empty = new(new Dictionary<LockPool, LockSection>(), new Dictionary<LockPool, LockSection>(), []);

    private readonly Dictionary<LockPool, LockSection> _live;
    private readonly Dictionary<LockPool, LockSection> _retired;

    /// <param name="live">Entries of objects; absent pools are empty.</param>
    /// <param name="retired">Entries whose objects are gone.</param>
    /// <param name="slices">Layouts of EndpointSlices, with different keys, in any order.</param>
    public LockFile(Dictionary<LockPool, LockSection> live, Dictionary<LockPool, LockSection> retired, IEnumerable<LockedSlices> slices)
    {
        _live = live;
        _retired = retired;
        Slices = [.. slices.OrderBy(static layout => layout.Key, Utf8Order.Instance)];
    }

    /// <summary>The text it was read from, or null.</summary>
    public SourceText? Source { get; init; }

    /// <summary>The ranges that were in force, by name; for readers, nothing depends on them.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Ranges)> Ranges { get; init; } = [];

    /// <summary>Layouts of EndpointSlices by key.</summary>
    public ImmutableArray<LockedSlices> Slices { get; }

    /// <summary>Whether any entry is retired.</summary>
    public bool HasRetired => _retired.Values.Any(static section => !section.Entries.IsEmpty);

    /// <summary>The entries of objects.</summary>
    public LockSection Live(LockPool pool) => _live.TryGetValue(pool, out var section) ? section : LockSection.Empty;

    /// <summary>The entries whose objects are gone. Their values stay out of use, for the case that the objects come back.</summary>
    public LockSection Retired(LockPool pool) => _retired.TryGetValue(pool, out var section) ? section : LockSection.Empty;

    /// <summary>The same without retired entries.</summary>
    public LockFile Prune() => new(_live, new Dictionary<LockPool, LockSection>(), Slices) { Source = Source, Ranges = Ranges };

    /// <summary>The same with other layouts of EndpointSlices in place of some.</summary>
    internal LockFile With(IEnumerable<LockedSlices> removed, IEnumerable<LockedSlices> added)
    {
        var keys = new HashSet<string>(removed.Select(static layout => layout.Key), StringComparer.Ordinal);
        return new LockFile(_live, _retired, Slices.Where(layout => !keys.Contains(layout.Key)).Concat(added)) { Source = Source, Ranges = Ranges };
    }

    /// <summary>Where an entry of this file stands, or null when it was not read from a text.</summary>
    public SourceLocation? Locate(LockEntry entry) => Source is null ? null : new SourceLocation(Source, entry.Span);
}
